import path from 'node:path';
import { app, nativeImage, type NativeImage, nativeTheme } from 'electron';

/**
 * Picture for the tray: a template on macOS, which the system colours; light or dark against the task
 * bar of Windows; on Linux, where nothing tells the colour of the panel, one that is seen on both.
 * Files with `@2x` beside it serve dense screens.
 */
export function trayIcon(unread: boolean): NativeImage {
  const mac = process.platform === 'darwin';
  const name = `${mac ? 'black' : look()}${unread ? '-unread' : ''}`;
  const size = process.platform === 'linux' ? 24 : 16;
  const image = nativeImage.createFromPath(
    path.join(app.getAppPath(), 'assets', 'tray', `${name}-${size}.png`),
  );
  image.setTemplateImage(mac);
  return image;
}

function look(): 'tile' | 'black' | 'white' {
  if (process.platform === 'linux') return 'tile';
  return nativeTheme.shouldUseDarkColorsForSystemIntegratedUI ? 'white' : 'black';
}

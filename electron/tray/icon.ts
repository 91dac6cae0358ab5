import path from 'node:path';
import { app, nativeImage, type NativeImage, nativeTheme } from 'electron';

/**
 * Picture for the tray: a template on macOS, which the system colours; elsewhere light or dark
 * against the panel. Files with `@2x` beside it serve dense screens.
 */
export function trayIcon(unread: boolean): NativeImage {
  const mac = process.platform === 'darwin';
  const ink = mac || !nativeTheme.shouldUseDarkColorsForSystemIntegratedUI ? 'black' : 'white';
  const size = process.platform === 'linux' ? 24 : 16;
  const name = `${ink}${unread ? '-unread' : ''}-${size}.png`;
  const image = nativeImage.createFromPath(path.join(app.getAppPath(), 'assets', 'tray', name));
  image.setTemplateImage(mac);
  return image;
}

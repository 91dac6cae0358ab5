import path from 'node:path';
import { app, nativeImage, screen } from 'electron';
import { handle } from '../ipc/handle.ts';
import { mainWindow } from '../windows/main-window.ts';
import { overlayFile } from './overlay-file.ts';
import { setTrayUnread } from './tray.ts';

/** Shows the number of unread messages: on the dock or launcher, over Windows' task bar button. */
export function handleBadgeRequests(): void {
  handle('badge:set', (count) => {
    setTrayUnread(count > 0);
    if (process.platform === 'win32') setOverlay(count);
    else app.setBadgeCount(count);
  });
}

function setOverlay(count: number): void {
  const { scaleFactor } = screen.getPrimaryDisplay();
  const file = overlayFile(count, scaleFactor);
  const folder = path.join(app.getAppPath(), 'assets', 'badge');
  mainWindow()?.setOverlayIcon(
    file === null ? null : nativeImage.createFromPath(path.join(folder, file)),
    count > 0 ? String(count) : '',
  );
}

import path from 'node:path';
import { app, nativeImage } from 'electron';
import { handle } from '../ipc/handle.ts';
import { mainWindow } from '../windows/main-window.ts';
import { setTrayUnread } from './tray.ts';

/** Shows the number of unread messages: on the dock or launcher, as a dot on Windows' task bar. */
export function handleBadgeRequests(): void {
  handle('badge:set', (count) => {
    setTrayUnread(count > 0);
    if (process.platform === 'win32') setOverlay(count);
    else app.setBadgeCount(count);
  });
}

function setOverlay(count: number): void {
  const dot = path.join(app.getAppPath(), 'assets', 'badge', 'dot.png');
  mainWindow()?.setOverlayIcon(
    count > 0 ? nativeImage.createFromPath(dot) : null,
    count > 0 ? String(count) : '',
  );
}

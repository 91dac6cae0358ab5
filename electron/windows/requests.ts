import { handle } from '../ipc/handle.ts';
import { mainWindow, showMainWindow } from './main-window.ts';

/** Answers what the interface asks of its window. */
export function handleWindowRequests(): void {
  handle('window:minimize', () => mainWindow()?.minimize());
  handle('window:toggle-maximize', () => {
    const window = mainWindow();
    if (window?.isMaximized()) window.unmaximize();
    else window?.maximize();
  });
  handle('window:close', () => mainWindow()?.close());
  handle('window:show', () => showMainWindow());
  // A negative share takes the bar away.
  handle('window:progress', (share) => mainWindow()?.setProgressBar(share ?? -1));
}

import { Menu } from 'electron';

/**
 * macOS needs a menu for its shortcuts (copy, paste, hide, quit). Elsewhere the window draws its own
 * strip and Chromium knows the editing shortcuts by itself.
 */
export function setApplicationMenu(): void {
  if (process.platform !== 'darwin') {
    Menu.setApplicationMenu(null);
    return;
  }
  Menu.setApplicationMenu(
    Menu.buildFromTemplate([{ role: 'appMenu' }, { role: 'editMenu' }, { role: 'windowMenu' }]),
  );
}

import { nativeTheme } from 'electron';
import { handle, send } from '../ipc/handle.ts';
import { mainWindow } from '../windows/main-window.ts';
import { WINDOW_COLOURS } from './colours.ts';

const resolved = () => (nativeTheme.shouldUseDarkColors ? 'dark' : 'light');

/** Follows the person's choice and the system's. */
export function handleThemeRequests(): void {
  handle('theme:set', (preference) => {
    nativeTheme.themeSource = preference;
    return resolved();
  });
  nativeTheme.on('updated', () => {
    mainWindow()?.setBackgroundColor(WINDOW_COLOURS[resolved()]);
    send(mainWindow(), 'theme:changed', resolved());
  });
}

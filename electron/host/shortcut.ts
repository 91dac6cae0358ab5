import { globalShortcut } from 'electron';
import { showMainWindow } from '../windows/main-window.ts';

const ACCELERATOR = 'CommandOrControl+Alt+V';

/** Takes or frees the key combination that shows the window; false when the system gives it to nobody. */
export function setGlobalShortcut(on: boolean): boolean {
  if (on === globalShortcut.isRegistered(ACCELERATOR)) return on;
  if (on) return globalShortcut.register(ACCELERATOR, showMainWindow);
  globalShortcut.unregister(ACCELERATOR);
  return false;
}

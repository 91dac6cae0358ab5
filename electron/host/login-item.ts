import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { app } from 'electron';
import { autostartEntry } from './autostart-entry.ts';

/** Given by the start at login: the window stays away. */
export const HIDDEN_SWITCH = '--hidden';

const entryFile = () =>
  path.join(app.getPath('appData'), 'autostart', 'org.vestnik.Vestnik.desktop');

/** Whether the system starts the app at login. */
export function startsAtLogin(): boolean {
  if (process.platform === 'linux') return existsSync(entryFile());
  return app.getLoginItemSettings({ args: [HIDDEN_SWITCH] }).openAtLogin || plainLoginItem();
}

const plainLoginItem = () => app.getLoginItemSettings().openAtLogin;

/** Has the app started at login, or no more. On Linux that is a file of the desktop's autostart folder. */
export function setStartAtLogin(start: boolean, hidden: boolean): void {
  const args = hidden ? [HIDDEN_SWITCH] : [];
  if (process.platform !== 'linux') {
    app.setLoginItemSettings({ openAtLogin: start, args });
    return;
  }
  if (!start) {
    rmSync(entryFile(), { force: true });
    return;
  }
  mkdirSync(path.dirname(entryFile()), { recursive: true });
  writeFileSync(entryFile(), autostartEntry([...command(), ...args]));
}

/** How this app is started: an AppImage is run from a folder that is gone afterwards. */
function command(): string[] {
  const program = process.env['APPIMAGE'] ?? process.execPath;
  return app.isPackaged ? [program] : [program, app.getAppPath()];
}

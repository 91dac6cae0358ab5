import { homedir, tmpdir } from 'node:os';
import path from 'node:path';

/** Where Electron finds the folders of the system on Linux. */
export function systemPaths(appName: string): Map<string, string> {
  const home = homedir();
  const appData = process.env['XDG_CONFIG_HOME'] ?? path.join(home, '.config');
  return new Map([
    ['home', home],
    ['appData', appData],
    ['userData', path.join(appData, appName)],
    ['temp', tmpdir()],
    ['exe', process.argv[0] ?? ''],
    ['downloads', path.join(home, 'Downloads')],
  ]);
}

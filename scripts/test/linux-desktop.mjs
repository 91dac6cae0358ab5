import { existsSync } from 'node:fs';
import path from 'node:path';
import { canInstall, install } from './apt.mjs';

/** Programs of a small Linux desktop by Debian package: a screen, a session bus, notifications, a mouse. */
const PROGRAMS = {
  Xvfb: 'xvfb',
  'dbus-daemon': 'dbus-daemon',
  dunst: 'dunst',
  dunstctl: 'dunst',
  xdotool: 'xdotool',
  import: 'imagemagick',
};

/** Programs of the desktop that are not on this machine. */
export function missingPrograms() {
  const folders = (process.env['PATH'] ?? '').split(path.delimiter);
  return /** @type {(keyof typeof PROGRAMS)[]} */ (Object.keys(PROGRAMS)).filter(
    (name) => !folders.some((folder) => existsSync(path.join(folder, name))),
  );
}

/**
 * Installs on Debian what the test of real notifications needs. Elsewhere, and without a network, that
 * test says what it misses and is skipped.
 * @param {import('../setup/lock.mjs').Say} say
 */
export async function ensureLinuxDesktop(say) {
  const missing = missingPrograms();
  if (process.platform !== 'linux' || missing.length === 0 || !canInstall()) return;
  const packages = [...new Set(missing.map((name) => PROGRAMS[name]))];
  say(`Installing a small desktop for the tests (apt-get install ${packages.join(' ')})…`);
  await install(packages);
}

import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { CACHE, inRoot, ROOT } from '../setup/paths.mjs';

const FOLDER = inRoot('node_modules', 'electron');
/** Where releases come from; the variable is the download tool's own. */
const RELEASES = process.env['ELECTRON_MIRROR'] ?? 'https://github.com/electron/electron/releases/';
const REACH_MS = 5_000;
const DOWNLOAD_MS = 10 * 60_000;

/**
 * Path of Electron's binary, or null. It is downloaded at most once per version: a machine without
 * the way to it would wait at every start.
 * @param {import('../setup/lock.mjs').Say} say
 * @returns {Promise<string | null>}
 */
export async function findElectron(say) {
  const present = installedBinary();
  if (present || process.env['ELECTRON_SKIP_BINARY_DOWNLOAD']) return present;
  const { version } = JSON.parse(readFileSync(path.join(FOLDER, 'package.json'), 'utf8'));
  const tried = path.join(CACHE, `electron-${version}-unavailable`);
  if (existsSync(tried)) return null;
  if (await isReachable(RELEASES)) {
    say(`Downloading Electron ${version} (once)…`);
    const install = path.join(FOLDER, 'install.js');
    spawnSync(process.execPath, [install], { stdio: 'ignore', timeout: DOWNLOAD_MS });
  }
  const binary = installedBinary();
  if (!binary) {
    mkdirSync(CACHE, { recursive: true });
    writeFileSync(tried, 'Delete this file to try the download again.\n');
  }
  return binary;
}

/** @param {string} url */
async function isReachable(url) {
  const signal = AbortSignal.timeout(REACH_MS);
  return fetch(url, { method: 'HEAD', signal }).then(
    () => true,
    () => false,
  );
}

/** As `electron/index.js` finds it, but without its download. */
function installedBinary() {
  const pathFile = path.join(FOLDER, 'path.txt');
  const name = existsSync(pathFile) ? readFileSync(pathFile, 'utf8') : null;
  const override = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
  const binary = override
    ? path.join(override, name ?? 'electron')
    : name && path.join(FOLDER, 'dist', name);
  return binary && existsSync(binary) ? binary : null;
}

/**
 * Opens the desktop app on the built files.
 * @param {string} binary
 * @param {string} server URL that it offers at the first run
 */
export function openDesktop(binary, server) {
  // Chromium refuses its sandbox to root; only development machines and containers run as root.
  const args = [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), ROOT];
  return spawn(binary, args, {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, VESTNIK_DEFAULT_SERVER: server },
  });
}

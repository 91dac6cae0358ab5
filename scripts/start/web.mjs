import { spawn } from 'node:child_process';
import path from 'node:path';
import { CACHE } from '../setup/paths.mjs';
import { findChromium } from './browsers.mjs';

/**
 * Opens the web client: an app window of Chromium, else the default browser. Answers false where
 * there is no screen or no browser.
 * @param {string} url
 * @returns {Promise<boolean>}
 */
export async function openWeb(url) {
  if (!hasScreen()) return false;
  const chromium = findChromium();
  if (chromium) {
    const args = [`--app=${url}`, '--no-first-run', '--window-size=1180,780'];
    if (process.getuid?.() === 0)
      args.push('--no-sandbox', `--user-data-dir=${path.join(CACHE, 'browser')}`);
    if (await launched(chromium, args)) return true;
  }
  if (process.platform === 'win32') return launched('cmd', ['/c', 'start', '', url]);
  return launched(process.platform === 'darwin' ? 'open' : 'xdg-open', [url]);
}

function hasScreen() {
  if (process.platform !== 'linux') return true;
  return Boolean(process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY']);
}

/**
 * @param {string} file
 * @param {string[]} args
 * @returns {Promise<boolean>}
 */
function launched(file, args) {
  const child = spawn(file, args, { stdio: 'ignore', detached: true });
  child.unref();
  return new Promise((resolve) => {
    child.once('error', () => resolve(false));
    child.once('spawn', () => resolve(true));
  });
}

import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { NODE_FLAGS } from '../setup/node.mjs';
import { inRoot, ROOT } from '../setup/paths.mjs';

const STARTUP_MS = 30_000;

/**
 * The embedded server as a child process. `url` is ready when the promise resolves.
 * @param {{ port: number, data: string | null }} options
 * @param {import('../setup/lock.mjs').Say} say where its own lines go
 */
export async function startServer({ port, data }, say) {
  const follow = new URL('./follow-parent.mjs', import.meta.url).href;
  const args = [inRoot('server/main.ts'), '--port', String(port)];
  if (data) args.push('--data', data);
  const child = spawn(process.execPath, [...NODE_FLAGS, '--import', follow, ...args], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
    env: { NODE_ENV: 'production', VESTNIK_LOG_LEVEL: 'warn', ...process.env },
    // Its own group: Ctrl-C reaches us alone, and we end it after the windows.
    detached: process.platform !== 'win32',
  });
  /** @type {Promise<number>} */
  const exited = new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });

  /** @type {Promise<string>} */
  const listening = new Promise((resolve) => {
    createInterface({ input: /** @type {import('node:stream').Readable} */ (child.stdout) }).on(
      'line',
      (line) => {
        const url = /listening on (https?:\/\/\S+)/.exec(line)?.[1];
        if (url) resolve(url);
        else say(line);
      },
    );
  });
  const url = await Promise.race([
    listening,
    exited.then((code) => failed(`The server ended with code ${code}.`)),
    delay(STARTUP_MS, null, { ref: false }).then(() => failed('The server did not start in time.')),
  ]);
  await waitUntilHealthy(url);
  return {
    url,
    exited,
    stop: () => {
      child.kill('SIGTERM');
      return exited;
    },
  };
}

/** @param {string} url */
async function waitUntilHealthy(url) {
  const until = Date.now() + STARTUP_MS;
  while (Date.now() < until) {
    const answer = await fetch(new URL('/healthz', url)).catch(() => null);
    if (answer?.ok) return;
    await delay(100);
  }
  failed('The server does not answer.');
}

/**
 * @param {string} message
 * @returns {never}
 */
function failed(message) {
  throw new Error(message);
}

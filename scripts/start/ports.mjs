import { createServer } from 'node:net';

const TRIES = 50;

/**
 * The first free port from `wanted` on.
 * @param {number} wanted
 */
export async function nextFreePort(wanted) {
  for (let port = wanted; port < wanted + TRIES; port++) if (await isFree(port)) return port;
  throw new Error(`No free port between ${wanted} and ${wanted + TRIES - 1}`);
}

/**
 * @param {number} port
 * @returns {Promise<boolean>}
 */
function isFree(port) {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });
}

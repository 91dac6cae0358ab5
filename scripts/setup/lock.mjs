import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { CACHE } from './paths.mjs';

/** @typedef {(line: string) => void} Say */

/**
 * Runs `work` while no other process runs anything under the same name. A lock whose owner died is
 * taken over.
 * @template T
 * @param {string} name
 * @param {Say} say
 * @param {() => T | Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withLock(name, say, work) {
  mkdirSync(CACHE, { recursive: true });
  const file = path.join(CACHE, `${name}.lock`);
  for (let waited = false; !acquire(file); waited = true) {
    if (!waited) say(`Waiting for another Vestnik command (process ${owner(file)}) to finish…`);
    await delay(200);
  }
  try {
    return await work();
  } finally {
    rmSync(file, { force: true });
  }
}

/** @param {string} file */
function acquire(file) {
  try {
    writeFileSync(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') throw error;
    const pid = owner(file);
    if (pid !== null && !isAlive(pid)) takeAway(file, pid);
    return false;
  }
}

/**
 * Removes the lock of a dead process. Renaming comes first: of several that saw it, one succeeds.
 * @param {string} file
 * @param {number} pid
 */
function takeAway(file, pid) {
  const aside = `${file}.${process.pid}`;
  try {
    renameSync(file, aside);
    // A lock taken meanwhile by somebody who lives goes back to its place.
    if (owner(aside) === pid) rmSync(aside, { force: true });
    else renameSync(aside, file);
  } catch {
    // Somebody else was quicker.
  }
}

/**
 * Null while the owner has not written its id yet.
 * @param {string} file
 */
function owner(file) {
  try {
    return Number(readFileSync(file, 'utf8')) || null;
  } catch {
    return null;
  }
}

/** @param {number} pid */
export function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
  }
}

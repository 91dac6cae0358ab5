import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import path from 'node:path';
import { app } from 'electron';

/** Where plaintext lies that other programs read; nothing in it outlives the app. */
const folder = () => path.join(app.getPath('userData'), 'Opened Files');

/** Path of a new temporary file, alone in a folder of its own. */
export function temporaryPath(name: string): string {
  mkdirSync(folder(), { recursive: true, mode: 0o700 });
  return path.join(mkdtempSync(path.join(folder(), 'file-')), name);
}

/** Removes all of them; a program that holds one open keeps it until the next time. */
export function removeTemporary(): void {
  try {
    rmSync(folder(), { recursive: true, force: true, maxRetries: 2 });
  } catch {
    // Windows refuses while another program has one open.
  }
}

/** Removes what a crash has left, and everything at the end. */
export function followTemporary(): void {
  removeTemporary();
  app.on('will-quit', removeTemporary);
}

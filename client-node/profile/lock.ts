import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { isBusy } from '../store/sqlite-errors.ts';

/** A profile that belongs to this process until `release`. */
export interface ProfileLock {
  release(): void;
}

/**
 * Takes a profile for this process; null when another one has it for longer than `waitMs`. SQLite holds
 * the lock with the operating system, which frees it however the process ends.
 * @throws Error when the file can't be opened.
 */
export function lockProfile(profileDir: string, waitMs: number): ProfileLock | null {
  const database = new DatabaseSync(join(profileDir, 'profile.lock'), { timeout: waitMs });
  try {
    database.exec('BEGIN EXCLUSIVE');
  } catch (cause) {
    database.close();
    if (isBusy(cause)) return null;
    throw cause;
  }
  return { release: () => database.close() };
}

import { StoreError } from '#client/ports/store.ts';

/** Primary result codes of SQLite (https://sqlite.org/rescode.html). */
const SQLITE_BUSY = 5;
const SQLITE_FULL = 13;

/** The typed failure that an error of node:sqlite or the file system stands for. */
export function storeError(cause: unknown): StoreError {
  if (cause instanceof StoreError) return cause;
  const full = resultCode(cause) === SQLITE_FULL || systemCode(cause) === 'ENOSPC';
  return new StoreError(full ? 'storage-full' : 'storage-failed', cause);
}

/** Whether another process holds the database. */
export function isBusy(cause: unknown): boolean {
  return resultCode(cause) === SQLITE_BUSY;
}

function resultCode(cause: unknown): number | null {
  if (!(cause instanceof Error) || !('errcode' in cause)) return null;
  // Extended codes keep the primary one in the low byte.
  return Number(cause.errcode) & 0xff;
}

function systemCode(cause: unknown): unknown {
  return cause instanceof Error && 'code' in cause ? cause.code : null;
}

import { StoreError } from '#client/ports/store.ts';

/** The typed failure that an error of Dexie or IndexedDB stands for. */
export function storeError(error: unknown): StoreError {
  // Dexie wraps causes, some of them twice: an aborted transaction, then the quota behind it.
  for (let cause: unknown = error; cause instanceof Error; cause = inner(cause)) {
    if (cause instanceof StoreError) return cause;
    if (cause.name === 'QuotaExceededError') return new StoreError('storage-full', error);
    if (cause.name === 'VersionError') return new StoreError('storage-newer', error);
  }
  return new StoreError('storage-failed', error);
}

function inner(error: Error): unknown {
  const [failure]: unknown[] = 'failures' in error ? (error.failures as unknown[]) : [];
  return failure ?? ('inner' in error ? error.inner : error.cause);
}

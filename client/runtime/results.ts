import type { EngineErrorCode, Failure, Result } from '#contract/engine/errors.ts';
import { StoreError } from '../ports/store.ts';

export function ok(): { ok: true; value: undefined };
export function ok<T>(value: T): { ok: true; value: T };
export function ok<T>(value?: T) {
  return { ok: true, value };
}

export function fail(code: EngineErrorCode, retryAfterMs?: number): Failure {
  return retryAfterMs === undefined ? { ok: false, code } : { ok: false, code, retryAfterMs };
}

/** Answers the store's failures as values; anything else is a programming error and is thrown on. */
export async function guarded<T>(task: () => Promise<Result<T>>): Promise<Result<T>> {
  try {
    return await task();
  } catch (error) {
    if (error instanceof StoreError) return fail(error.code);
    throw error;
  }
}

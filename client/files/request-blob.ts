import type { EngineErrorCode, Result } from '#contract/engine/errors.ts';
import { type BlobId, FILES_PATH } from '#contract/wire/files.ts';
import { fail, ok } from '../runtime/results.ts';

const STATUS: Record<number, EngineErrorCode> = {
  401: 'unauthorized',
  403: 'file-gone',
  404: 'file-gone',
  416: 'file-corrupt',
  429: 'rate-limited',
};

/** Asks the server for the bytes of a blob from `from` to before `until`, or to its end. */
export async function requestBlob(
  { origin, token, blobId }: { origin: string; token: string; blobId: BlobId },
  range: { from: number; until?: number },
  signal: AbortSignal,
): Promise<Result<ReadableStream<Uint8Array>>> {
  const last = range.until === undefined ? '' : range.until - 1;
  try {
    const response = await fetch(new URL(`${FILES_PATH}/${blobId}`, origin), {
      headers: { authorization: `Bearer ${token}`, range: `bytes=${range.from}-${last}` },
      redirect: 'error',
      cache: 'no-store',
      signal,
    });
    if (response.status === 206 && response.body !== null) return ok(response.body);
    await response.body?.cancel();
    return fail(STATUS[response.status] ?? 'unavailable');
  } catch {
    return fail('server-unreachable');
  }
}

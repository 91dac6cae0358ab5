import type { EngineErrorCode, Result } from '#contract/engine/errors.ts';
import { refusalSchema } from '#contract/wire/errors.ts';
import { type BlobId, FILES_PATH } from '#contract/wire/files.ts';
import type { ChatId, ClientMessageId } from '#contract/wire/primitives.ts';
import { type DetailedError, Upload } from 'tus-js-client';
import * as v from 'valibot';
import type { FileCache } from '../ports/file-cache.ts';
import { StoreError } from '../ports/store.ts';
import { fail, ok } from '../runtime/results.ts';

/** Bytes of one request: what is in memory, and what a lost connection costs at most. */
const PIECE = 8 * 1024 * 1024;

export interface Uploading {
  origin: string;
  token: string;
  blobId: BlobId;
  chatId: ChatId;
  /** The message that carries it. */
  ref: ClientMessageId;
  size: number;
  progress: (done: number) => void;
  signal: AbortSignal;
}

/** Uploads a blob from the cache, or what the server lacks of it. */
export function uploadBlob(cache: FileCache, uploading: Uploading): Promise<Result> {
  const { origin, token, blobId, chatId, ref, size, progress, signal } = uploading;
  const endpoint = new URL(FILES_PATH, origin).href;
  return new Promise((resolve) => {
    if (signal.aborted) return resolve(fail('offline'));
    const upload = new Upload(new Blob(), {
      endpoint,
      // Its address is known beforehand: asking there first tells what a former run has left.
      uploadUrl: `${endpoint}/${blobId}`,
      metadata: { blobId, chatId, ref },
      headers: { authorization: `Bearer ${token}` },
      chunkSize: PIECE,
      retryDelays: null,
      storeFingerprintForResuming: false,
      fileReader: { openFile: async () => sourceOf(cache, blobId, size) },
      onProgress: progress,
      onSuccess: () => settle(ok()),
      onError: (error) => settle(fail(codeOf(error))),
    });
    const abort = () => {
      void upload.abort().catch(() => {});
      settle(fail('offline'));
    };
    const settle = (result: Result) => {
      signal.removeEventListener('abort', abort);
      resolve(result);
    };
    signal.addEventListener('abort', abort);
    upload.start();
  });
}

/** Deletes what the server has of a blob. */
export async function deleteBlob(origin: string, token: string, blobId: BlobId): Promise<void> {
  const headers = { authorization: `Bearer ${token}`, 'tus-resumable': '1.0.0' };
  await fetch(new URL(`${FILES_PATH}/${blobId}`, origin), { method: 'DELETE', headers });
}

function sourceOf(cache: FileCache, blobId: BlobId, size: number) {
  return {
    size,
    async slice(start: number, end: number) {
      const value = await cache.read(blobId, start, Math.min(end, size));
      // tus asks for `size`, as a Blob has it.
      return { value: Object.assign(value, { size: value.byteLength }), done: false };
    },
    close() {},
  };
}

const STATUS: Record<number, EngineErrorCode> = {
  0: 'server-unreachable',
  401: 'unauthorized',
  404: 'not-found',
  409: 'conflict',
  410: 'not-found',
  413: 'payload-too-large',
  423: 'unavailable',
  429: 'rate-limited',
};

function codeOf(error: Error | DetailedError): EngineErrorCode {
  const cause = 'causingError' in error ? error.causingError : null;
  if (cause instanceof StoreError) return cause.code;
  const response = 'originalResponse' in error ? error.originalResponse : null;
  if (!response) return 'server-unreachable';
  const refusal = v.safeParse(refusalSchema, parseJson(response.getBody()));
  if (refusal.success) return refusal.output.code;
  return STATUS[response.getStatus()] ?? 'unavailable';
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

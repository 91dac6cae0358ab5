import type { Result } from '#contract/engine/errors.ts';
import type { BlobId } from '#contract/wire/files.ts';
import { FileError } from '#e2ee/files/format.ts';
import type { BlobWriter, FileCache } from '../ports/file-cache.ts';
import type { AttachmentRecord } from '../records/attachment.ts';
import { fail, ok } from '../runtime/results.ts';
import { ByteQueue } from './bytes.ts';
import { BlobVerifier, offsetOf } from './open-blob.ts';
import { requestBlob } from './request-blob.ts';
import { BATCH } from './seal-file.ts';

/** A download that brings nothing for this long is broken off and begun again, ms. */
const SILENCE = 30_000;

export interface Downloading {
  origin: string;
  token: string;
  attachment: AttachmentRecord;
  /** Bytes of the blob that are in the cache already. */
  cached: number;
  progress: (done: number) => void;
  /** Resolves as soon as nothing more urgent uses the line. */
  turn: () => Promise<void>;
  signal: AbortSignal;
}

/**
 * Brings a blob into the cache, from where it stopped. Each chunk is verified before it is kept; what
 * does not open is thrown away with all that came before it (`file-corrupt`).
 */
export async function downloadBlob(cache: FileCache, task: Downloading): Promise<Result> {
  const { attachment, progress, signal } = task;
  const { blobId } = attachment;
  const verifier = await BlobVerifier.of(attachment);
  try {
    await verifyCached(cache, blobId, verifier, task.cached, signal);
    if (verifier.verified < verifier.cipher.chunks) {
      const outcome = await fetchRest(cache, task, verifier, progress);
      if (!outcome.ok) return outcome;
    }
    await verifier.finish();
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    await cache.remove(blobId);
    return fail('file-corrupt');
  }
  if (signal.aborted) return fail('offline');
  await cache.finish(blobId);
  return ok();
}

/** Goes over what a former run has left: its whole chunks count. */
async function verifyCached(
  cache: FileCache,
  blobId: BlobId,
  verifier: BlobVerifier,
  cached: number,
  signal: AbortSignal,
): Promise<void> {
  const { cipher } = verifier;
  while (verifier.verified < cipher.chunks && !signal.aborted) {
    const from = offsetOf(cipher, verifier.verified);
    let count = Math.min(BATCH, cipher.chunks - verifier.verified);
    while (count > 0 && offsetOf(cipher, verifier.verified + count) > cached) count--;
    if (count === 0) return;
    const until = offsetOf(cipher, verifier.verified + count);
    await verifier.add(await cache.read(blobId, from, until));
  }
}

async function fetchRest(
  cache: FileCache,
  { origin, token, attachment: { blobId }, turn, signal }: Downloading,
  verifier: BlobVerifier,
  progress: (done: number) => void,
): Promise<Result> {
  const from = offsetOf(verifier.cipher, verifier.verified);
  const silence = new AbortController();
  const until = AbortSignal.any([signal, silence.signal]);
  const response = await requestBlob({ origin, token, blobId }, { from }, until);
  if (!response.ok) return response;
  const reader = response.value.getReader();
  const writer = await cache.append(blobId, from);
  try {
    return await pump(reader, writer, verifier, { progress, turn }, silence);
  } finally {
    await reader.cancel().catch(() => {});
    await writer.close();
  }
}

async function pump(
  reader: ReadableStreamDefaultReader<Uint8Array>,
  writer: BlobWriter,
  verifier: BlobVerifier,
  { progress, turn }: Pick<Downloading, 'progress' | 'turn'>,
  silence: AbortController,
): Promise<Result> {
  const queue = new ByteQueue();
  const { cipher } = verifier;
  // One for all: what is kept is written before the next bytes come.
  const room = new Uint8Array(verifier.sealedLength(BATCH));
  const keep = async (length: number): Promise<void> => {
    const sealed = room.subarray(0, length);
    queue.take(sealed);
    await verifier.add(sealed);
    await writer.write(sealed);
    progress(offsetOf(cipher, verifier.verified));
  };
  for (;;) {
    await turn();
    const next = await readWithin(reader, silence);
    if (next === null) return fail('server-unreachable');
    if (next.done) break;
    queue.push(next.value);
    for (;;) {
      const wanted = verifier.sealedLength(BATCH);
      if (wanted === 0 && queue.length > 0) throw new FileError('the blob is too long');
      if (wanted === 0 || queue.length < wanted) break;
      await keep(wanted);
    }
  }
  // The line broke off, or the blob is shorter than its message says: the next try tells which.
  return verifier.verified === cipher.chunks ? ok() : fail('server-unreachable');
}

async function readWithin(
  reader: ReadableStreamDefaultReader<Uint8Array>,
  silence: AbortController,
): Promise<ReadableStreamReadResult<Uint8Array> | null> {
  const timer = setTimeout(() => silence.abort(), SILENCE);
  try {
    return await reader.read();
  } catch {
    return null;
  } finally {
    clearTimeout(timer);
  }
}

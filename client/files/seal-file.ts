import type { FileContent } from '#contract/engine/files.ts';
import type { BlobId } from '#contract/wire/files.ts';
import { FileDigest } from '#e2ee/files/digest.ts';
import { fileCipher } from '#e2ee/files/file-cipher.ts';
import { CHUNK, SEALED_CHUNK, TAG } from '#e2ee/files/format.ts';
import type { Bytes, FileKey } from '#e2ee/keys.ts';
import type { Result } from '#contract/engine/errors.ts';
import type { FileCache } from '../ports/file-cache.ts';
import { fail, ok } from '../runtime/results.ts';

/** Chunks that are worked on together: 2 MiB. */
export const BATCH = 32;

interface Sealing {
  blobId: BlobId;
  key: FileKey;
  content: FileContent;
  /** Bytes of the blob that are done. */
  progress: (done: number) => void;
  signal: AbortSignal;
}

/**
 * Encrypts a file into the cache and answers its digest. This happens once per key: an upload that
 * resumes reads the ciphertext, so that a file that changed meanwhile never meets the same nonce.
 * Fails with `file-unreadable` or `offline` when it was stopped.
 */
export async function sealFile(cache: FileCache, sealing: Sealing): Promise<Result<Bytes>> {
  const { blobId, key, content, progress, signal } = sealing;
  const cipher = await fileCipher(key, content.size);
  const digest = new FileDigest(cipher.chunks);
  const writer = await cache.append(blobId, 0);
  try {
    let done = 0;
    // In turns: one is filled while the other is written.
    const most = Math.min(BATCH, cipher.chunks) * SEALED_CHUNK;
    const rooms = [new Uint8Array(most), new Uint8Array(most)];
    let writing: Promise<void> = Promise.resolve();
    for (let first = 0; first < cipher.chunks; first += BATCH) {
      if (signal.aborted) return fail('offline');
      const last = Math.min(first + BATCH, cipher.chunks);
      const plaintext = await readPadded(
        content,
        first * CHUNK,
        (last - 1) * CHUNK + cipher.paddedLength(last - 1),
      );
      if (plaintext === null) return fail('file-unreadable');
      const room = rooms.reverse()[0]!;
      await Promise.all(
        Array.from({ length: last - first }, async (_, at) => {
          const index = first + at;
          const chunk = plaintext.subarray(at * CHUNK, at * CHUNK + cipher.paddedLength(index));
          const [sealed] = await Promise.all([cipher.seal(index, chunk), digest.add(index, chunk)]);
          room.set(sealed, at * SEALED_CHUNK);
        }),
      );
      const bytes = room.subarray(0, plaintext.byteLength + (last - first) * TAG);
      await writing;
      done += bytes.byteLength;
      writing = writer.write(bytes);
      progress(done);
    }
    await writing;
  } finally {
    await writer.close();
  }
  await cache.finish(blobId);
  return ok(await digest.finish());
}

/** The bytes from `start` to before `end`, with zeros behind the end of the file. */
async function readPadded(content: FileContent, start: number, end: number): Promise<Bytes | null> {
  const length = end - start;
  if (start >= content.size) return new Uint8Array(length);
  try {
    const until = Math.min(end, content.size);
    const bytes = new Uint8Array(await content.slice(start, until).arrayBuffer());
    if (bytes.byteLength !== until - start) return null;
    if (bytes.byteLength === length) return bytes;
    const padded = new Uint8Array(length);
    padded.set(bytes);
    return padded;
  } catch {
    return null;
  }
}

import { FileDigest } from '#e2ee/files/digest.ts';
import { type FileCipher, fileCipher, sealedOffset } from '#e2ee/files/file-cipher.ts';
import { CHUNK, FileError, blobSize } from '#e2ee/files/format.ts';
import { type Bytes, fileKey } from '#e2ee/keys.ts';
import type { AttachmentRecord } from '../records/attachment.ts';
import { BATCH } from './seal-file.ts';

/** Checks the chunks of a blob in their order, as they arrive. */
export class BlobVerifier {
  readonly cipher: FileCipher;
  readonly #digest: FileDigest;
  readonly #expected: Uint8Array;
  /** Chunks that are verified. */
  verified = 0;

  private constructor(cipher: FileCipher, expected: Uint8Array) {
    this.cipher = cipher;
    this.#digest = new FileDigest(cipher.chunks);
    this.#expected = expected;
  }

  static async of({ key, size, digest }: AttachmentRecord): Promise<BlobVerifier> {
    return new BlobVerifier(await fileCipher(fileKey(key), size), digest);
  }

  /** Bytes of the next `count` chunks, fewer at the end. */
  sealedLength(count: number): number {
    const until = Math.min(this.verified + count, this.cipher.chunks);
    return offsetOf(this.cipher, until) - offsetOf(this.cipher, this.verified);
  }

  /** Takes whole chunks that follow the verified ones. @throws FileError */
  async add(sealed: Bytes): Promise<void> {
    const first = this.verified;
    const opened: Promise<void>[] = [];
    let at = 0;
    for (let index = first; at < sealed.byteLength; index++) {
      if (index >= this.cipher.chunks) throw new FileError('the blob is too long');
      const chunk = sealed.subarray(at, at + this.cipher.sealedLength(index));
      at += chunk.byteLength;
      opened.push(
        this.cipher.open(index, chunk).then((plaintext) => this.#digest.add(index, plaintext)),
      );
    }
    await Promise.all(opened);
    this.verified = first + opened.length;
  }

  /** @throws FileError unless the whole blob was added and is what the message says. */
  async finish(): Promise<void> {
    if (this.verified !== this.cipher.chunks) throw new FileError('the blob is cut off');
    const digest = await this.#digest.finish();
    const equal =
      digest.byteLength === this.#expected.byteLength &&
      digest.every((byte, at) => byte === this.#expected[at]);
    if (!equal) throw new FileError('the digest is another one');
  }
}

/** Where chunk `index` begins in the blob; the end of the blob behind the last one. */
export function offsetOf(cipher: FileCipher, index: number): number {
  return index >= cipher.chunks ? cipher.blobSize : sealedOffset(index);
}

/** Gives bytes of a blob, from `start` to before `until`; fewer where the blob ends. */
export type BlobSource = (start: number, until: number) => Promise<Bytes>;

/** Where the chunks lie in the blob that hold the plaintext from `start` to before `end`. */
export function sealedSpan(
  { size }: Pick<AttachmentRecord, 'size'>,
  start: number,
  end: number,
): { from: number; until: number } {
  const last = Math.floor((Math.min(end, size) - 1) / CHUNK);
  return {
    from: sealedOffset(Math.floor(start / CHUNK)),
    until: Math.min(blobSize(size), sealedOffset(last + 1)),
  };
}

/**
 * Plaintext of a blob from `start` to before `end`, chunk by chunk as the source gives it. Each chunk is
 * authenticated at its place; the digest of the whole can't be held against a part.
 * @throws FileError
 */
export async function readPlaintext(
  source: BlobSource,
  attachment: AttachmentRecord,
  start: number,
  end: number,
): Promise<Bytes> {
  const until = Math.min(end, attachment.size);
  if (start >= until) return new Uint8Array();
  const cipher = await fileCipher(fileKey(attachment.key), attachment.size);
  const plaintext = new Uint8Array(until - start);
  const last = Math.floor((until - 1) / CHUNK);
  for (let first = Math.floor(start / CHUNK); first <= last; first += BATCH) {
    const stop = Math.min(first + BATCH, last + 1);
    const from = offsetOf(cipher, first);
    const sealed = await source(from, offsetOf(cipher, stop));
    await Promise.all(
      Array.from({ length: stop - first }, async (_, at) => {
        const index = first + at;
        const offset = offsetOf(cipher, index) - from;
        const chunk = await cipher.open(
          index,
          sealed.subarray(offset, offset + cipher.sealedLength(index)),
        );
        const begin = index * CHUNK;
        const part = chunk.subarray(Math.max(0, start - begin), Math.max(0, until - begin));
        plaintext.set(part, Math.max(0, begin - start));
      }),
    );
  }
  return plaintext;
}

/**
 * How a file lies in a blob. The plaintext and then zeros up to a bucket are cut into chunks of
 * 64 KiB; chunk `i` is AES-256-GCM under the file's own key with the nonce `i` (96 bits, big endian)
 * and the associated data `i` (64 bits, big endian) ‖ 1 for the last chunk, else 0. So a chunk that
 * was changed, moved or left out does not open. This is the STREAM construction
 * (https://eprint.iacr.org/2015/189) with a key that encrypts one file only.
 */

/** Plaintext bytes of a chunk; only the last one may have fewer. */
export const CHUNK = 64 * 1024;
/** AES-GCM's authentication tag. */
export const TAG = 16;
/** Bytes of a full chunk in the blob. */
export const SEALED_CHUNK = CHUNK + TAG;

const SMALLEST = 4 * 1024;

/**
 * The bucket of a file, so that its length tells less: Padmé, at most 12 % more and ever less for
 * larger files. Source: https://arxiv.org/abs/1806.03160, section 4.
 */
export function paddedSize(size: number): number {
  if (size <= SMALLEST) return SMALLEST;
  const exponent = Math.floor(Math.log2(size));
  const step = 2 ** (exponent - (Math.floor(Math.log2(exponent)) + 1));
  return Math.ceil(size / step) * step;
}

/** Chunks of the blob of a file. */
export function chunkCount(size: number): number {
  return Math.ceil(paddedSize(size) / CHUNK);
}

/** Bytes of the blob of a file with `size` bytes. */
export function blobSize(size: number): number {
  return paddedSize(size) + chunkCount(size) * TAG;
}

/** What AES-GCM gets for a chunk. */
export function chunkParameters(index: number, last: boolean): AesGcmParams {
  const iv = new Uint8Array(12);
  new DataView(iv.buffer).setBigUint64(4, BigInt(index));
  const additionalData = new Uint8Array(9);
  new DataView(additionalData.buffer).setBigUint64(0, BigInt(index));
  additionalData[8] = last ? 1 : 0;
  return { name: 'AES-GCM', iv, additionalData, tagLength: TAG * 8 };
}

/** A blob that is not what its message says: changed, cut, another file's, or under another key. */
export class FileError extends Error {
  readonly code = 'file-corrupt';
}

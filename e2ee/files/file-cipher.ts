import type { Bytes, FileKey } from '../keys.ts';
import {
  CHUNK,
  FileError,
  SEALED_CHUNK,
  TAG,
  blobSize,
  chunkCount,
  chunkParameters,
  paddedSize,
} from './format.ts';

/** Encrypts and decrypts the chunks of one file. */
export interface FileCipher {
  readonly chunks: number;
  /** Bytes of the whole blob. */
  readonly blobSize: number;
  /** Length of a chunk in the blob. */
  sealedLength(index: number): number;
  /** Length of a chunk's plaintext, padding included. */
  paddedLength(index: number): number;
  /**
   * Seals a chunk. A file is sealed once: another plaintext under the same key and index would give
   * both away.
   */
  seal(index: number, padded: Bytes): Promise<Bytes>;
  /** Opens a chunk, padding included. @throws FileError */
  open(index: number, sealed: Bytes): Promise<Bytes>;
}

/** The cipher of a file of `size` bytes. */
export async function fileCipher(key: FileKey, size: number): Promise<FileCipher> {
  const usages: KeyUsage[] = ['encrypt', 'decrypt'];
  const aes = await crypto.subtle.importKey('raw', key, 'AES-GCM', false, usages);
  const chunks = chunkCount(size);
  const padded = paddedSize(size);
  const paddedLength = (index: number) => Math.min(CHUNK, padded - index * CHUNK);
  const check = (index: number, length: number, expected: number) => {
    const known = Number.isSafeInteger(index) && index >= 0 && index < chunks;
    if (!known || length !== expected) throw new FileError('a chunk has a wrong place or length');
  };
  const parameters = (index: number) => chunkParameters(index, index === chunks - 1);

  return {
    chunks,
    blobSize: blobSize(size),
    sealedLength: (index) => paddedLength(index) + TAG,
    paddedLength,

    async seal(index, plaintext) {
      check(index, plaintext.byteLength, paddedLength(index));
      return new Uint8Array(await crypto.subtle.encrypt(parameters(index), aes, plaintext));
    },

    async open(index, sealed) {
      check(index, sealed.byteLength, paddedLength(index) + TAG);
      try {
        return new Uint8Array(await crypto.subtle.decrypt(parameters(index), aes, sealed));
      } catch (cause) {
        throw new FileError('a chunk does not open', { cause });
      }
    },
  };
}

/** Where a chunk begins in the blob. */
export function sealedOffset(index: number): number {
  return index * SEALED_CHUNK;
}

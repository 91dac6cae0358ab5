import type { Bytes } from '../keys.ts';
import { CHUNK } from './format.ts';

/**
 * The digest that a message carries for a file: SHA-256 over the SHA-256s of its padded plaintext's
 * 64 KiB chunks, in their order. It binds the message to one content, which AES-GCM alone does not:
 * a ciphertext can be made that opens under two keys. In two levels, since WebCrypto can't hash a stream
 * and a hash in JavaScript is four times slower than the encryption.
 */
export class FileDigest {
  readonly #digests: Bytes;

  constructor(chunks: number) {
    this.#digests = new Uint8Array(chunks * 32);
  }

  /** Takes a chunk's plaintext; chunks may come in any order. */
  async add(index: number, chunk: Bytes): Promise<void> {
    if (chunk.byteLength > CHUNK) throw new RangeError('a chunk is too long');
    this.#digests.set(new Uint8Array(await crypto.subtle.digest('SHA-256', chunk)), index * 32);
  }

  async finish(): Promise<Bytes> {
    return new Uint8Array(await crypto.subtle.digest('SHA-256', this.#digests));
  }
}

import { randomBytes } from '../keys.ts';

const POOLED = 256;

/** Random nonces of one length, drawn many at a time: each draw costs as much as a small box. */
export class NoncePool {
  readonly #length: number;
  #pool: Uint8Array = new Uint8Array();
  #at = 0;

  constructor(length: number) {
    this.#length = length;
  }

  /** A nonce that was never given before. */
  next(): Uint8Array {
    if (this.#at === this.#pool.byteLength) {
      this.#pool = randomBytes(this.#length * POOLED);
      this.#at = 0;
    }
    const start = this.#at;
    this.#at += this.#length;
    return this.#pool.subarray(start, this.#at);
  }
}

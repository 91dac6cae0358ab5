import { CHUNK, SEGMENT } from './layout.ts';

/** A set of messages of one segment. */
export class Bits {
  readonly #words = new Uint32Array(SEGMENT / 32);

  add(doc: number): void {
    this.#words[doc >>> 5]! |= 1 << (doc & 31);
  }

  /** Keeps what is in the other set as well. */
  keep(other: Bits): void {
    for (let at = 0; at < this.#words.length; at++) this.#words[at]! &= other.#words[at]!;
  }

  isEmpty(): boolean {
    return this.#words.every((word) => word === 0);
  }

  /** The members within a chunk of the segment, as places in the chunk. */
  ofChunk(chunk: number): number[] {
    const docs: number[] = [];
    const start = (chunk * CHUNK) / 32;
    for (let at = 0; at < CHUNK / 32; at++) {
      for (let word = this.#words[start + at]!; word !== 0; word &= word - 1) {
        docs.push(at * 32 + 31 - Math.clz32(word & -word));
      }
    }
    return docs;
  }
}

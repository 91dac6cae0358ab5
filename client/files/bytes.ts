import type { Bytes } from '#e2ee/keys.ts';

/** The pieces in one buffer. */
export function concatenated(pieces: readonly Uint8Array[]): Bytes {
  const whole = new Uint8Array(pieces.reduce((sum, { byteLength }) => sum + byteLength, 0));
  let at = 0;
  for (const piece of pieces) {
    whole.set(piece, at);
    at += piece.byteLength;
  }
  return whole;
}

/** Collects bytes as they come and hands them out in pieces of a chosen length. */
export class ByteQueue {
  #pieces: Uint8Array[] = [];
  length = 0;

  push(piece: Uint8Array): void {
    this.#pieces.push(piece);
    this.length += piece.byteLength;
  }

  /** Moves the next bytes to `taken` until it is full; there must be as many. */
  take(taken: Bytes): void {
    const length = taken.byteLength;
    let at = 0;
    while (at < length) {
      const piece = this.#pieces[0];
      if (piece === undefined) throw new RangeError('not as many bytes');
      const part = piece.subarray(0, length - at);
      taken.set(part, at);
      at += part.byteLength;
      if (part.byteLength === piece.byteLength) this.#pieces.shift();
      else this.#pieces[0] = piece.subarray(part.byteLength);
    }
    this.length -= length;
  }
}

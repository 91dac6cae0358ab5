import { SealingError } from './secretbox.ts';

/** Up to here a loop over the bytes beats TextDecoder. */
const SHORT_TEXT = 24;

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** Reads what RecordWriter wrote; every read is checked against the end. */
export class RecordReader {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  get left(): number {
    return this.#bytes.byteLength - this.#at;
  }

  byte(): number {
    const value = this.#bytes[this.#at++];
    if (value === undefined) throw new SealingError('malformed');
    return value;
  }

  varint(): number {
    let value = 0;
    let scale = 1;
    for (;;) {
      const byte = this.byte();
      value += (byte & 0x7f) * scale;
      if (!Number.isSafeInteger(value)) throw new SealingError('malformed');
      if (byte < 0x80) return value;
      scale *= 0x80;
    }
  }

  float(): number {
    const at = this.#skip(8);
    return this.#view.getFloat64(at);
  }

  /** A copy, so that a small leaf doesn't keep the whole record in memory. */
  bytes(): Uint8Array<ArrayBuffer> {
    const length = this.varint();
    const at = this.#skip(length);
    return Uint8Array.from(this.#bytes.subarray(at, at + length));
  }

  text(): string {
    const length = this.varint();
    const at = this.#skip(length);
    if (length > SHORT_TEXT) return this.#decode(at, at + length);
    let text = '';
    for (let i = at; i < at + length; i++) {
      const byte = this.#bytes[i] ?? 0;
      if (byte > 0x7f) return this.#decode(at, at + length);
      text += String.fromCharCode(byte);
    }
    return text;
  }

  #decode(from: number, to: number): string {
    try {
      return decoder.decode(this.#bytes.subarray(from, to));
    } catch (cause) {
      throw new SealingError('malformed', cause);
    }
  }

  #skip(length: number): number {
    const at = this.#at;
    if (length > this.left) throw new SealingError('malformed');
    this.#at += length;
    return at;
  }
}

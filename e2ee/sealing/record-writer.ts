import type { Bytes } from '../keys.ts';

const INITIAL_SIZE = 4096;
/** Buffers that a huge record has grown are not kept. */
const KEPT_SIZE = 1 << 20;
/** Up to here a loop over the characters beats TextEncoder. */
const SHORT_TEXT = 48;

const encoder = new TextEncoder();

/** Growing output buffer, used again for the next record. */
export class RecordWriter {
  #bytes = new Uint8Array(INITIAL_SIZE);
  #view = new DataView(this.#bytes.buffer);
  #at = 0;

  byte(value: number): void {
    this.#reserve(1);
    this.#bytes[this.#at++] = value;
  }

  /** LEB128 of a non-negative safe integer. */
  varint(value: number): void {
    this.#reserve(8);
    let rest = value;
    while (rest > 0x7f) {
      this.#bytes[this.#at++] = (rest % 0x80) | 0x80;
      rest = Math.floor(rest / 0x80);
    }
    this.#bytes[this.#at++] = rest;
  }

  float(value: number): void {
    this.#reserve(8);
    this.#view.setFloat64(this.#at, value);
    this.#at += 8;
  }

  /** Bytes behind their length. */
  bytes(value: Uint8Array): void {
    this.varint(value.byteLength);
    this.#reserve(value.byteLength);
    this.#bytes.set(value, this.#at);
    this.#at += value.byteLength;
  }

  /** UTF-8 behind its length in bytes. */
  text(value: string): void {
    if (value.length <= SHORT_TEXT && this.#asciiText(value)) return;
    const encoded = encoder.encode(value);
    this.bytes(encoded);
  }

  /** A copy of what was written; the buffer is wiped and starts anew. */
  take(): Bytes {
    const taken = this.#bytes.slice(0, this.#at);
    this.reset();
    return taken;
  }

  reset(): void {
    this.#bytes.fill(0, 0, this.#at);
    this.#at = 0;
    if (this.#bytes.byteLength > KEPT_SIZE) this.#resize(INITIAL_SIZE);
  }

  #asciiText(value: string): boolean {
    this.#reserve(1 + value.length);
    const start = this.#at + 1;
    for (let at = 0; at < value.length; at++) {
      const unit = value.charCodeAt(at);
      if (unit > 0x7f) return false;
      this.#bytes[start + at] = unit;
    }
    this.#bytes[this.#at] = value.length;
    this.#at = start + value.length;
    return true;
  }

  #reserve(length: number): void {
    const needed = this.#at + length;
    if (needed <= this.#bytes.byteLength) return;
    const old = this.#bytes;
    this.#resize(Math.max(needed, old.byteLength * 2));
    this.#bytes.set(old.subarray(0, this.#at));
    old.fill(0);
  }

  #resize(size: number): void {
    this.#bytes = new Uint8Array(size);
    this.#view = new DataView(this.#bytes.buffer);
  }
}

const SLAB = 64 * 1024;
const utf8 = new TextEncoder();

/**
 * MessagePack encoder (https://github.com/msgpack/msgpack/blob/master/spec.md) for plain data:
 * null, booleans, numbers, strings, `Uint8Array`, arrays and records. Fields that are `undefined`
 * are left out.
 *
 * It writes straight into a slab and hands out views of it: written bytes are never touched again,
 * so nothing is copied; a full slab is simply left behind to the garbage collector.
 */
export class MsgpackEncoder {
  #bytes = new Uint8Array(SLAB);
  #view = new DataView(this.#bytes.buffer);
  #start = 0;
  #at = 0;

  /** @throws TypeError on a value outside the supported set. */
  encode(value: unknown): Uint8Array<ArrayBuffer> {
    this.#start = this.#at;
    try {
      this.#value(value);
      return this.#bytes.subarray(this.#start, this.#at);
    } catch (error) {
      this.#at = this.#start;
      throw error;
    }
  }

  #reserve(length: number) {
    if (this.#at + length <= this.#bytes.byteLength) return;
    const written = this.#at - this.#start;
    const slab = new Uint8Array(Math.max(SLAB, (written + length) * 2));
    slab.set(this.#bytes.subarray(this.#start, this.#at));
    this.#bytes = slab;
    this.#view = new DataView(slab.buffer);
    this.#start = 0;
    this.#at = written;
  }

  #value(value: unknown) {
    this.#reserve(9);
    if (typeof value === 'string') this.#string(value);
    else if (typeof value === 'number') this.#number(value);
    else if (typeof value === 'boolean') this.#bytes[this.#at++] = value ? 0xc3 : 0xc2;
    else if (value === null || value === undefined) this.#bytes[this.#at++] = 0xc0;
    else if (value instanceof Uint8Array) this.#binary(value);
    else if (Array.isArray(value)) this.#array(value);
    else if (typeof value === 'object') this.#record(value as Record<string, unknown>);
    else throw new TypeError(`can't encode a ${typeof value}`);
  }

  #number(value: number) {
    const at = this.#at;
    if (!Number.isInteger(value) || value < -0x80000000 || value > 0xffffffff) {
      this.#bytes[at] = 0xcb;
      this.#view.setFloat64(at + 1, value);
      this.#at = at + 9;
    } else if (value >= 0) {
      if (value < 0x80) this.#bytes[this.#at++] = value;
      else this.#head(value, 0xcc, 0xcd, 0xce);
    } else if (value >= -0x20) {
      this.#bytes[this.#at++] = value + 0x100;
    } else {
      this.#bytes[at] = 0xd2;
      this.#view.setInt32(at + 1, value);
      this.#at = at + 5;
    }
  }

  #string(value: string) {
    const length = value.length;
    this.#reserve(length * 3 + 5);
    const ascii = length < 64 ? this.#ascii(value, length) : false;
    if (ascii) return;
    const encoded = utf8.encode(value);
    if (encoded.byteLength < 0x20) this.#bytes[this.#at++] = 0xa0 | encoded.byteLength;
    else this.#head(encoded.byteLength, 0xd9, 0xda, 0xdb);
    this.#bytes.set(encoded, this.#at);
    this.#at += encoded.byteLength;
  }

  /** Short ASCII texts (ids, field names) are the rule: faster than a call into TextEncoder. */
  #ascii(value: string, length: number): boolean {
    const bytes = this.#bytes;
    let at = this.#at + (length < 0x20 ? 1 : 2);
    for (let i = 0; i < length; i++) {
      const code = value.charCodeAt(i);
      if (code >= 0x80) return false;
      bytes[at++] = code;
    }
    if (length < 0x20) {
      bytes[this.#at] = 0xa0 | length;
    } else {
      bytes[this.#at] = 0xd9;
      bytes[this.#at + 1] = length;
    }
    this.#at = at;
    return true;
  }

  #binary(value: Uint8Array) {
    this.#reserve(value.byteLength + 5);
    this.#head(value.byteLength, 0xc4, 0xc5, 0xc6);
    this.#bytes.set(value, this.#at);
    this.#at += value.byteLength;
  }

  #array(value: unknown[]) {
    if (value.length < 0x10) this.#bytes[this.#at++] = 0x90 | value.length;
    else this.#wide(value.length, 0xdc, 0xdd);
    for (const item of value) this.#value(item);
  }

  #record(value: Record<string, unknown>) {
    const keys = Object.keys(value);
    let count = 0;
    for (const key of keys) if (value[key] !== undefined) count++;
    if (count < 0x10) this.#bytes[this.#at++] = 0x80 | count;
    else this.#wide(count, 0xde, 0xdf);
    for (const key of keys) {
      if (value[key] === undefined) continue;
      this.#reserve(5);
      this.#string(key);
      this.#value(value[key]);
    }
  }

  /** A type byte with a length or number of 8, 16 or 32 bits. */
  #head(value: number, type8: number, type16: number, type32: number) {
    if (value >= 0x100) return this.#wide(value, type16, type32);
    this.#bytes[this.#at] = type8;
    this.#bytes[this.#at + 1] = value;
    this.#at += 2;
  }

  #wide(value: number, type16: number, type32: number) {
    const narrow = value < 0x10000;
    this.#bytes[this.#at] = narrow ? type16 : type32;
    if (narrow) this.#view.setUint16(this.#at + 1, value);
    else this.#view.setUint32(this.#at + 1, value);
    this.#at += narrow ? 3 : 5;
  }
}

const MAX_DEPTH = 32;
const utf8 = new TextDecoder('utf-8', { fatal: true });

/**
 * Decodes MessagePack into plain data; `bin` becomes a `Uint8Array` view of the input. Made for
 * hostile input: depth is bounded, no length is believed beyond the bytes that are there, a record
 * can't carry `__proto__`, extension types are refused.
 * @throws RangeError or TypeError when the input is malformed or has bytes left over.
 */
export function decodeMsgpack(bytes: Uint8Array): unknown {
  const decoder = new Decoder(bytes);
  const value = decoder.value(0);
  if (decoder.at !== bytes.byteLength) throw new RangeError('bytes left over');
  return value;
}

class Decoder {
  at = 0;
  readonly #bytes: Uint8Array;
  readonly #view: DataView;

  constructor(bytes: Uint8Array) {
    // Not a subclass: `slice` of Node's Buffer would share memory.
    this.#bytes = new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  value(depth: number): unknown {
    const type = this.#view.getUint8(this.at++);
    if (type < 0x80) return type;
    if (type < 0x90) return this.#record(type & 0x0f, depth);
    if (type < 0xa0) return this.#array(type & 0x0f, depth);
    if (type < 0xc0) return this.#string(type & 0x1f);
    if (type >= 0xe0) return type - 0x100;
    if (type === 0xc0) return null;
    if (type === 0xc2 || type === 0xc3) return type === 0xc3;
    if (type >= 0xc4 && type <= 0xc6) return this.#take(this.#length(type - 0xc4));
    if (type >= 0xca && type <= 0xd3) return this.#number(type);
    if (type >= 0xd9 && type <= 0xdb) return this.#string(this.#length(type - 0xd9));
    if (type === 0xdc || type === 0xdd) return this.#array(this.#length(type - 0xdb), depth);
    if (type === 0xde || type === 0xdf) return this.#record(this.#length(type - 0xdd), depth);
    // How other encoders write `undefined`.
    if (type === 0xd4 && this.#view.getUint16(this.at) === 0) {
      this.at += 2;
      return undefined;
    }
    throw new TypeError('unsupported type');
  }

  /** A length of 8, 16 or 32 bits. */
  #length(width: number): number {
    const at = this.at;
    if (width === 0) {
      this.at = at + 1;
      return this.#view.getUint8(at);
    }
    if (width === 1) {
      this.at = at + 2;
      return this.#view.getUint16(at);
    }
    this.at = at + 4;
    return this.#view.getUint32(at);
  }

  #number(type: number): number {
    const at = this.at;
    const view = this.#view;
    switch (type) {
      case 0xca:
        this.at = at + 4;
        return view.getFloat32(at);
      case 0xcb:
        this.at = at + 8;
        return view.getFloat64(at);
      case 0xcf:
        this.at = at + 8;
        return Number(view.getBigUint64(at));
      case 0xd0:
        this.at = at + 1;
        return view.getInt8(at);
      case 0xd1:
        this.at = at + 2;
        return view.getInt16(at);
      case 0xd2:
        this.at = at + 4;
        return view.getInt32(at);
      case 0xd3:
        this.at = at + 8;
        return Number(view.getBigInt64(at));
      default:
        return this.#length(type - 0xcc);
    }
  }

  #take(length: number): Uint8Array {
    const end = this.at + length;
    if (end > this.#bytes.byteLength) throw new RangeError('truncated');
    const taken = this.#bytes.subarray(this.at, end);
    this.at = end;
    return taken;
  }

  #string(length: number): string {
    const bytes = this.#take(length);
    if (length > 48) return utf8.decode(bytes);
    // Short ASCII texts (ids, field names) are the rule: faster than a call into TextDecoder.
    for (let i = 0; i < length; i++) if (bytes[i]! >= 0x80) return utf8.decode(bytes);
    return String.fromCharCode.apply(null, bytes as unknown as number[]);
  }

  #array(length: number, depth: number): unknown[] {
    this.#expect(length, depth);
    const items: unknown[] = [];
    for (let i = 0; i < length; i++) items.push(this.value(depth + 1));
    return items;
  }

  #record(length: number, depth: number): Record<string, unknown> {
    this.#expect(length * 2, depth);
    const record: Record<string, unknown> = {};
    for (let i = 0; i < length; i++) {
      const key = this.value(MAX_DEPTH);
      if (typeof key !== 'string' || key === '__proto__') throw new TypeError('bad field name');
      record[key] = this.value(depth + 1);
    }
    return record;
  }

  /** Every item takes a byte at least. */
  #expect(items: number, depth: number) {
    if (depth >= MAX_DEPTH) throw new RangeError('nested too deeply');
    if (items > this.#bytes.byteLength - this.at) throw new RangeError('truncated');
  }
}

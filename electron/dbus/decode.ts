import { alignmentOf, completeTypes, MAX_DEPTH } from './signature.ts';

/**
 * Reads values of D-Bus' wire format: dictionaries as arrays of pairs, variants as their values.
 * Whatever does not fit throws.
 */
export class Decoder {
  readonly #bytes: Buffer;
  readonly #view: DataView;
  readonly #little: boolean;
  #at: number;
  #depth = 0;

  constructor(bytes: Buffer, { little, start = 0 }: { little: boolean; start?: number }) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#little = little;
    this.#at = start;
  }

  read(signature: string): unknown[] {
    return completeTypes(signature).map((type) => this.#value(type));
  }

  #value(type: string): unknown {
    this.#align(alignmentOf(type));
    const little = this.#little;
    switch (type[0]) {
      case 'y':
        return this.#view.getUint8(this.#skip(1));
      case 'b':
        return this.#uint32() !== 0;
      case 'n':
        return this.#view.getInt16(this.#skip(2), little);
      case 'q':
        return this.#view.getUint16(this.#skip(2), little);
      case 'i':
        return this.#view.getInt32(this.#skip(4), little);
      case 'x':
        return this.#view.getBigInt64(this.#skip(8), little);
      case 't':
        return this.#view.getBigUint64(this.#skip(8), little);
      case 'd':
        return this.#view.getFloat64(this.#skip(8), little);
      case 's':
      case 'o':
        return this.#text(this.#uint32());
      case 'g':
        return this.#text(this.#view.getUint8(this.#skip(1)));
      case 'v':
        return this.#nested(() => this.#value(this.#oneType()));
      case 'a':
        return this.#nested(() => this.#array(type.slice(1)));
      case '(':
      case '{':
        return this.#nested(() => this.read(type.slice(1, -1)));
      default:
        // `u`, and `h`, the place of a file descriptor that is never taken.
        return this.#uint32();
    }
  }

  #array(type: string): unknown[] {
    const length = this.#uint32();
    this.#align(alignmentOf(type));
    const end = this.#at + length;
    const items: unknown[] = [];
    while (this.#at < end) items.push(this.#value(type));
    if (this.#at !== end) throw new Error('a D-Bus array of another length');
    return items;
  }

  #oneType(): string {
    const [type, ...rest] = completeTypes(this.#text(this.#view.getUint8(this.#skip(1))));
    if (!type || rest.length > 0) throw new Error('a D-Bus variant of not one type');
    return type;
  }

  #nested<T>(read: () => T): T {
    if (++this.#depth > MAX_DEPTH) throw new Error('a D-Bus value that is nested too deep');
    const value = read();
    this.#depth--;
    return value;
  }

  #uint32(): number {
    return this.#view.getUint32(this.#skip(4), this.#little);
  }

  #text(length: number): string {
    const start = this.#skip(length + 1);
    return this.#bytes.toString('utf8', start, start + length);
  }

  #align(to: number): void {
    this.#at = Math.ceil(this.#at / to) * to;
  }

  #skip(length: number): number {
    const start = this.#at;
    this.#at += length;
    if (this.#at > this.#bytes.byteLength) throw new Error('a D-Bus message that was cut off');
    return start;
  }
}

import { alignmentOf, completeTypes, type Variant } from './signature.ts';

/** Writes values in D-Bus' little-endian wire format. */
export class Encoder {
  #bytes: number[] = [];

  /** Values of a signature, one after the other; dictionaries are arrays of pairs. */
  write(signature: string, values: readonly unknown[]): this {
    completeTypes(signature).forEach((type, at) => this.#value(type, values[at]));
    return this;
  }

  /** Fills up with zeros to a multiple. */
  align(to: number): this {
    while (this.#bytes.length % to !== 0) this.#bytes.push(0);
    return this;
  }

  finish(): Buffer {
    return Buffer.from(this.#bytes);
  }

  #value(type: string, value: unknown): void {
    this.align(alignmentOf(type));
    switch (type[0]) {
      case 'y':
        this.#bytes.push(Number(value));
        break;
      case 'b':
        this.#number(value ? 1 : 0);
        break;
      case 'i':
      case 'u':
        this.#number(Number(value));
        break;
      case 's':
      case 'o':
        this.#text(String(value));
        break;
      case 'g':
        this.#signature(String(value));
        break;
      case 'v': {
        const variant = value as Variant;
        this.#signature(variant.signature);
        this.#value(variant.signature, variant.value);
        break;
      }
      case 'a':
        this.#array(type.slice(1), value as unknown[]);
        break;
      case '(':
      case '{':
        this.write(type.slice(1, -1), value as unknown[]);
        break;
      default:
        throw new Error(`D-Bus type ${type} is never written`);
    }
  }

  #number(value: number): void {
    for (let shift = 0; shift < 32; shift += 8) this.#bytes.push((value >>> shift) & 255);
  }

  #text(text: string): void {
    const bytes = Buffer.from(text);
    this.#number(bytes.byteLength);
    this.#bytes.push(...bytes, 0);
  }

  #signature(text: string): void {
    this.#bytes.push(text.length, ...Buffer.from(text), 0);
  }

  #array(type: string, items: unknown[]): void {
    const at = this.#bytes.length;
    this.#number(0);
    // The padding before the first item does not count.
    this.align(alignmentOf(type));
    const start = this.#bytes.length;
    for (const item of items) this.#value(type, item);
    const length = new Encoder();
    length.#number(this.#bytes.length - start);
    this.#bytes.splice(at, 4, ...length.#bytes);
  }
}

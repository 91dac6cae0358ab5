/**
 * A zip file without compression, from parts that lie in memory. Names are UTF-8 (flag 11).
 * https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT
 */
export class ZipParts {
  /** Bytes that it holds or was told to expect. */
  bytes = 0;
  #length = 0;
  #count = 0;
  readonly #parts: Uint8Array<ArrayBuffer>[] = [];
  readonly #directory: Uint8Array<ArrayBuffer>[] = [];

  /** Counts bytes that are going to be added. */
  reserve(bytes: number): void {
    this.bytes += bytes;
  }

  /** Adds a file; a name that ends with a slash is a folder. */
  add(name: string, pieces: Uint8Array<ArrayBuffer>[]): void {
    const path = new TextEncoder().encode(name);
    const size = pieces.reduce((sum, { byteLength }) => sum + byteLength, 0);
    const facts = (view: DataView, at: number) => {
      // Version 2.0, names in UTF-8, stored; the date is the first that the format knows.
      [20, 1 << 11, 0, 0, 33].forEach((value, i) => view.setUint16(at + i * 2, value, true));
      [crc32(pieces), size, size].forEach((value, i) =>
        view.setUint32(at + 10 + i * 4, value, true),
      );
      view.setUint16(at + 22, path.byteLength, true);
    };
    const local = record(30 + path.byteLength, 0x04034b50);
    facts(local, 4);
    const entry = record(46 + path.byteLength, 0x02014b50);
    entry.setUint16(4, 20, true);
    facts(entry, 6);
    entry.setUint32(42, this.#length, true);
    bytesOf(local).set(path, 30);
    bytesOf(entry).set(path, 46);
    this.#parts.push(bytesOf(local), ...pieces);
    this.#directory.push(bytesOf(entry));
    this.#length += local.byteLength + size;
    this.#count++;
  }

  /** All of it, in order. */
  finish(): Uint8Array<ArrayBuffer>[] {
    const length = this.#directory.reduce((sum, { byteLength }) => sum + byteLength, 0);
    const end = record(22, 0x06054b50);
    end.setUint16(8, this.#count, true);
    end.setUint16(10, this.#count, true);
    end.setUint32(12, length, true);
    end.setUint32(16, this.#length, true);
    return [...this.#parts, ...this.#directory, bytesOf(end)];
  }
}

function record(length: number, signature: number): DataView<ArrayBuffer> {
  const view = new DataView(new ArrayBuffer(length));
  view.setUint32(0, signature, true);
  return view;
}

const bytesOf = (view: DataView<ArrayBuffer>) => new Uint8Array(view.buffer);

const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value >>> 0;
});

function crc32(pieces: readonly Uint8Array[]): number {
  let value = 0xffffffff;
  for (const piece of pieces) {
    for (const byte of piece) value = (TABLE[(value ^ byte) & 0xff] ?? 0) ^ (value >>> 8);
  }
  return (value ^ 0xffffffff) >>> 0;
}

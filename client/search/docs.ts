import type { ClientMessageId } from '#contract/wire/primitives.ts';
import type { DocsRecord } from './records.ts';

const ID_LENGTH = 16;

/** A UUID's bytes (RFC 9562). */
export function idBytes(id: ClientMessageId): Uint8Array {
  const hex = id.replaceAll('-', '');
  return Uint8Array.from({ length: ID_LENGTH }, (_, at) =>
    Number.parseInt(hex.slice(at * 2, at * 2 + 2), 16),
  );
}

function idOf(bytes: Uint8Array): ClientMessageId {
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-') as ClientMessageId;
}

/** Ids and times of a chunk of the index. */
export class DocChunk {
  readonly ids: Uint8Array;
  readonly times: Uint8Array;
  readonly #times: DataView;

  constructor(record: Pick<DocsRecord, 'ids' | 'times'>) {
    this.ids = Uint8Array.from(record.ids);
    this.times = Uint8Array.from(record.times);
    this.#times = new DataView(this.times.buffer);
  }

  /** An empty chunk with room for so many messages, or the same with more room. */
  static grown(before: DocChunk | null, length: number): DocChunk {
    const ids = new Uint8Array(length * ID_LENGTH);
    const times = new Uint8Array(length * 8);
    if (before !== null) {
      ids.set(before.ids);
      times.set(before.times);
    }
    return new DocChunk({ ids, times });
  }

  get length(): number {
    return this.times.byteLength / 8;
  }

  set(at: number, id: ClientMessageId, sentAt: number): void {
    this.ids.set(idBytes(id), at * ID_LENGTH);
    this.#times.setFloat64(at * 8, sentAt);
  }

  clear(at: number): void {
    this.ids.fill(0, at * ID_LENGTH, (at + 1) * ID_LENGTH);
    this.#times.setFloat64(at * 8, 0);
  }

  id(at: number): ClientMessageId {
    return idOf(this.ids.subarray(at * ID_LENGTH, (at + 1) * ID_LENGTH));
  }

  sentAt(at: number): number {
    return this.#times.getFloat64(at * 8);
  }
}

import type { Store } from '../ports/store.ts';
import { Lru } from '../runtime/lru.ts';
import type { PackedBlock } from './blocks/block.ts';
import { DocChunk } from './docs.ts';
import { CHUNKS_PER_SEGMENT } from './layout.ts';
import { readBlocks, readDocs } from './records.ts';

/** Blocks kept, some kilobytes each: who types a word asks for the same ones with every letter. */
const KEPT_BLOCKS = 512;
/**
 * Chunks of ids and times kept, 6 KB each. Chats are indexed one after the other, so that the newest
 * results of a word lie scattered over the chunks: opening these costs more than everything else.
 */
const KEPT_CHUNKS = 512;

type Kept<T> = Lru<string, { value: T | null }>;

/** Reads the index for searches, and keeps what was asked for last until it changes. */
export class IndexReader {
  readonly #store: Store;
  readonly #blocks: Kept<PackedBlock> = new Lru(KEPT_BLOCKS);
  readonly #chunks: Kept<DocChunk> = new Lru(KEPT_CHUNKS);
  /** How often each segment has changed: part of the key under which its records are kept. */
  #changes = new Map<number, number>();

  constructor(store: Store) {
    this.#store = store;
  }

  /** The blocks of a bucket in the first segments, so many of them. */
  blocks(bucket: number, segments: number): Promise<(PackedBlock | null)[]> {
    const places = Array.from({ length: segments }, (_, segment): [number, number] => [
      segment,
      bucket,
    ]);
    return this.#through(this.#blocks, places, (missing) => readBlocks(this.#store, missing));
  }

  /** Ids and times of chunks. */
  docs(chunks: readonly number[]): Promise<(DocChunk | null)[]> {
    const places = chunks.map((chunk): [number, number] => [
      Math.floor(chunk / CHUNKS_PER_SEGMENT),
      chunk,
    ]);
    return this.#through(this.#chunks, places, async (missing) => {
      const records = await readDocs(
        this.#store,
        missing.map(([, chunk]) => chunk),
      );
      return records.map((record) => (record === null ? null : new DocChunk(record)));
    });
  }

  /** A segment was written: what was kept of it is out of date. */
  changed(segment: number): void {
    this.#changes.set(segment, (this.#changes.get(segment) ?? 0) + 1);
  }

  /** What is kept from there, the rest from the store in one request. */
  async #through<T>(
    kept: Kept<T>,
    places: [segment: number, number: number][],
    read: (missing: [segment: number, number: number][]) => Promise<(T | null)[]>,
  ): Promise<(T | null)[]> {
    const keys = places.map(
      ([segment, number]) => `${segment}.${this.#changes.get(segment) ?? 0}/${number}`,
    );
    const found = keys.map((key) => kept.get(key));
    const missing = [...keys.keys()].filter((at) => found[at] === undefined);
    if (missing.length > 0) {
      const values = await read(missing.map((at) => places[at]!));
      for (const [index, at] of missing.entries()) {
        const entry = { value: values[index] ?? null };
        found[at] = entry;
        kept.set(keys[at]!, entry);
      }
    }
    return found.map((entry) => entry?.value ?? null);
  }
}

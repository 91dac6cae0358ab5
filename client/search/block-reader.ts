import type { Store } from '../ports/store.ts';
import { Lru } from '../runtime/lru.ts';
import type { PackedBlock } from './blocks/block.ts';
import { readBlocks } from './records.ts';

/** Blocks kept, some kilobytes each: who types a word asks for the same ones with every letter. */
const KEPT = 512;

/** Reads blocks for searches, and keeps those that were asked for last until they change. */
export class BlockReader {
  readonly #store: Store;
  readonly #kept = new Lru<string, { block: PackedBlock | null }>(KEPT);
  /** How often each segment has changed: part of the key under which its blocks are kept. */
  #changes = new Map<number, number>();

  constructor(store: Store) {
    this.#store = store;
  }

  /** The blocks of a bucket in the first segments, so many of them. */
  async of(bucket: number, segments: number): Promise<(PackedBlock | null)[]> {
    const keys = Array.from({ length: segments }, (_, segment) => this.#key(segment, bucket));
    const found = keys.map((key) => this.#kept.get(key));
    const missing = [...keys.keys()].filter((segment) => found[segment] === undefined);
    const read = await readBlocks(
      this.#store,
      missing.map((segment) => [segment, bucket]),
    );
    for (const [at, segment] of missing.entries()) {
      const entry = { block: read[at] ?? null };
      found[segment] = entry;
      this.#kept.set(keys[segment]!, entry);
    }
    return found.map((entry) => entry?.block ?? null);
  }

  /** A segment was written: what was kept of it is out of date. */
  changed(segment: number): void {
    this.#changes.set(segment, (this.#changes.get(segment) ?? 0) + 1);
  }

  #key(segment: number, bucket: number): string {
    return `${segment}.${this.#changes.get(segment) ?? 0}/${bucket}`;
  }
}

import { createBlindIndex } from '#e2ee/search/blind-index.ts';
import type { SearchKey } from '#e2ee/keys.ts';
import { Lru } from '../runtime/lru.ts';

/**
 * The index is a row of segments with so many messages each, in the order of indexing. A segment is a
 * set of blocks; a block holds the words of one blind bucket. A search reads one block per word and
 * segment, however common the word or short its beginning is: all words that begin with the same two
 * letters share a bucket.
 */
export const SEGMENT = 8192;
/** Messages per record of ids and times. */
export const CHUNK = 256;
export const CHUNKS_PER_SEGMENT = SEGMENT / CHUNK;

const HEADS = 256;
const ENDINGS = 256;
const FACETS = 64;

/** Letters that decide about a word's bucket. */
const DECIDING = 2;

/** Where things lie within a segment; whoever lacks the key learns nothing from the numbers. */
export interface Layout {
  /** Bucket of a word with its postings. */
  word(word: string): number;
  /** Bucket that lists a word, without postings, by its ending: for errors in its first letters. */
  ending(word: string): number;
  /** Bucket of a property of messages: chat, sender, link. */
  facet(label: string): number;
}

export const headOf = (word: string): string => word.slice(0, DECIDING);

export function createLayout(key: SearchKey): Layout {
  const blind = createBlindIndex(key);
  const words = remembered((label) => blind(label, HEADS));
  const endings = remembered((label) => blind(label, ENDINGS));
  const facets = remembered((label) => blind(label, FACETS));
  return {
    word: (word) => words(`w${headOf(word)}`),
    ending: (word) => HEADS + endings(`e${word.slice(-DECIDING)}`),
    facet: (label) => HEADS + ENDINGS + facets(`f${label}`),
  };
}

function remembered(bucketOf: (label: string) => number): (label: string) => number {
  const known = new Lru<string, number>(4096);
  return (label) => {
    let bucket = known.get(label);
    if (bucket === undefined) known.set(label, (bucket = bucketOf(label)));
    return bucket;
  };
}

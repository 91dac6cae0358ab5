import { CORRECTED_FROM } from './add.ts';
import { Bits } from './bits.ts';
import type { IndexReader } from './index-reader.ts';
import { type PackedBlock, eachWord } from './blocks/block.ts';
import { eachPosting } from './blocks/postings.ts';
import { type Layout, headOf } from './layout.ts';
import { type Term, accepts, termOf } from './terms.ts';
import { isNear } from './text/near.ts';

/** Corrections beyond this many would find more than anybody meant. */
const MOST_CORRECTIONS = 20;

/** Blocks that one search has read, so that none is read twice. */
class Blocks {
  readonly #reader: IndexReader;
  readonly segments: number;
  #known = new Map<number, Promise<(PackedBlock | null)[]>>();

  constructor(reader: IndexReader, segments: number) {
    this.#reader = reader;
    this.segments = segments;
  }

  /** The blocks of a bucket, one per segment. */
  of(bucket: number): Promise<(PackedBlock | null)[]> {
    let blocks = this.#known.get(bucket);
    if (blocks === undefined) {
      this.#known.set(bucket, (blocks = this.#reader.blocks(bucket, this.segments)));
    }
    return blocks;
  }
}

export interface Candidates {
  /** The terms, with corrections where a word occurs nowhere. */
  terms: Term[];
  /** Per segment: messages with all of the words and facets. */
  segments: Bits[];
}

/** Messages that have all words and facets; `segments` is how many there are. */
export async function findCandidates(
  reader: IndexReader,
  layout: Layout,
  segments: number,
  wanted: readonly Term[],
  facets: readonly string[],
): Promise<Candidates> {
  const blocks = new Blocks(reader, segments);
  const terms = await Promise.all(wanted.map((term) => corrected(blocks, layout, term)));
  const sets = await Promise.all([
    ...terms.map((term) => withTerm(blocks, layout, term)),
    ...facets.map(async (facet) =>
      collect(await blocks.of(layout.facet(facet)), (label) => label === facet),
    ),
  ]);
  const [first = [], ...others] = sets;
  for (const other of others) for (const [at, bits] of first.entries()) bits.keep(other[at]!);
  return { terms, segments: first };
}

async function withTerm(blocks: Blocks, layout: Layout, term: Term): Promise<Bits[]> {
  const words = [term, ...term.corrections].map(({ word }) => word);
  const buckets = [...new Set(words.map((word) => layout.word(word)))];
  const all = await Promise.all(buckets.map((bucket) => blocks.of(bucket)));
  const sets = Array.from({ length: blocks.segments }, () => new Bits());
  for (const some of all) collect(some, (word) => accepts(term, word), sets);
  return sets;
}

function collect(
  blocks: readonly (PackedBlock | null)[],
  accept: (word: string) => boolean,
  sets = blocks.map(() => new Bits()),
): Bits[] {
  for (const [segment, block] of blocks.entries()) {
    if (block === null) continue;
    const bits = sets[segment]!;
    eachWord(block, (word, postings) => {
      if (accept(word)) eachPosting(postings(), (doc) => bits.add(doc));
    });
  }
  return sets;
}

/** The term itself if it occurs anywhere, else with the words that are one typing error away. */
async function corrected(blocks: Blocks, layout: Layout, term: Term): Promise<Term> {
  if (term.word.length < CORRECTED_FROM) return term;
  const own = await blocks.of(layout.word(term.word));
  const near = new Set<string>();
  let occurs = false;
  const look = (word: string) => {
    occurs ||= accepts(term, word);
    if (isNear(word, term.word)) near.add(word);
  };
  for (const block of own) if (block !== null) eachWord(block, look);
  if (occurs) return term;
  // One error spoils the first two letters or the last two, never both: the rest leads to the word.
  for (const block of await blocks.of(layout.ending(term.word))) {
    if (block === null) continue;
    eachWord(block, (word) => {
      if (headOf(word) !== headOf(term.word) && isNear(word, term.word)) near.add(word);
    });
  }
  const corrections = [...near].slice(0, MOST_CORRECTIONS).map((word) => termOf(word));
  return { ...term, corrections };
}

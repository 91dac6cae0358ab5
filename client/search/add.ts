import type { Store, WriteOp } from '../ports/store.ts';
import type { MessageRecord } from '../records/message.ts';
import { type Block, packBlock, unpackBlock } from './blocks/block.ts';
import { NO_POSTINGS, appendPostings, writePostings } from './blocks/postings.ts';
import { DocChunk } from './docs.ts';
import { facetsOf } from './facets.ts';
import { CHUNK, type Layout, SEGMENT } from './layout.ts';
import { pause } from './pause.ts';
import {
  type SegmentRecord,
  putBlock,
  putDocs,
  putSegment,
  readBlocks,
  readDocs,
} from './records.ts';
import { wordsOf } from './text/tokenize.ts';

/** Shorter words are not corrected, so nobody looks for them by their ending. */
export const CORRECTED_FROM = 5;
const LISTED_FROM = CORRECTED_FROM - 1;

/** Units of work between two pauses, a few milliseconds each. */
const MESSAGES_AT_ONCE = 64;
const BLOCKS_AT_ONCE = 32;

/** New words and places of a segment, by bucket. */
type Additions = Map<number, Map<string, number[]>>;

export interface Added {
  ops: WriteOp[];
  segment: SegmentRecord;
}

/**
 * What to write so that messages get the numbers from `first` on. All of them must belong to the same
 * segment.
 */
export async function addMessages(
  store: Store,
  layout: Layout,
  segment: SegmentRecord,
  first: number,
  messages: readonly MessageRecord[],
): Promise<Added> {
  const additions: Additions = new Map();
  for (const [at, message] of messages.entries()) {
    if (at % MESSAGES_AT_ONCE === MESSAGES_AT_ONCE - 1) await pause();
    const doc = (first + at) % SEGMENT;
    for (const word of wordsOf(message.text)) note(additions, layout.word(word), word, doc);
    for (const facet of facetsOf(message)) note(additions, layout.facet(facet), facet, doc);
  }
  const ops = await addWords(store, layout, segment.segment, additions);
  const docs = await addDocs(store, segment, first, messages);
  return { ops: [...ops, ...docs.ops, putSegment(docs.segment)], segment: docs.segment };
}

function note(additions: Additions, bucket: number, word: string, doc: number): void {
  let words = additions.get(bucket);
  if (words === undefined) additions.set(bucket, (words = new Map()));
  const docs = words.get(word);
  if (docs === undefined) words.set(word, [doc]);
  else docs.push(doc);
}

async function addWords(
  store: Store,
  layout: Layout,
  segment: number,
  additions: Additions,
): Promise<WriteOp[]> {
  const ops: WriteOp[] = [];
  const listed = new Map<number, string[]>();
  await eachBlock(store, segment, [...additions.keys()], (bucket, block) => {
    for (const [word, docs] of additions.get(bucket) ?? []) {
      const before = block.get(word);
      block.set(word, before ? appendPostings(before, docs) : writePostings(docs));
      if (before !== undefined || word.length < LISTED_FROM || isFacet(layout, bucket, word)) {
        continue;
      }
      const ending = layout.ending(word);
      listed.set(ending, [...(listed.get(ending) ?? []), word]);
    }
    ops.push(putBlock(segment, bucket, packBlock(block)));
  });
  await eachBlock(store, segment, [...listed.keys()], (bucket, block) => {
    for (const word of listed.get(bucket) ?? []) block.set(word, NO_POSTINGS);
    ops.push(putBlock(segment, bucket, packBlock(block)));
  });
  return ops;
}

const isFacet = (layout: Layout, bucket: number, word: string): boolean =>
  bucket !== layout.word(word);

/** Calls with blocks as they are now, a few at a time. */
export async function eachBlock(
  store: Store,
  segment: number,
  buckets: number[],
  call: (bucket: number, block: Block) => void,
): Promise<void> {
  for (let at = 0; at < buckets.length; at += BLOCKS_AT_ONCE) {
    const some = buckets.slice(at, at + BLOCKS_AT_ONCE);
    const packed = await readBlocks(
      store,
      some.map((bucket) => [segment, bucket]),
    );
    for (const [index, bucket] of some.entries()) {
      const block = packed[index];
      call(bucket, block ? unpackBlock(block) : new Map());
    }
    if (buckets.length > BLOCKS_AT_ONCE) await pause();
  }
}

async function addDocs(
  store: Store,
  before: SegmentRecord,
  first: number,
  messages: readonly MessageRecord[],
): Promise<Added> {
  const ops: WriteOp[] = [];
  const segment = { ...before, from: [...before.from], to: [...before.to] };
  const firstChunk = Math.floor(first / CHUNK);
  const lastChunk = Math.floor((first + messages.length - 1) / CHUNK);
  const [begun] = await readDocs(store, [firstChunk]);
  for (let chunk = firstChunk; chunk <= lastChunk; chunk++) {
    const start = Math.max(first, chunk * CHUNK);
    const end = Math.min(first + messages.length, (chunk + 1) * CHUNK);
    const old = chunk === firstChunk && begun ? new DocChunk(begun) : null;
    const docs = DocChunk.grown(old, end - chunk * CHUNK);
    const at = chunk % (SEGMENT / CHUNK);
    for (let doc = start; doc < end; doc++) {
      const { id, sentAt } = messages[doc - first] as MessageRecord;
      docs.set(doc % CHUNK, id, sentAt);
      segment.from[at] = Math.min(segment.from[at] ?? sentAt, sentAt);
      segment.to[at] = Math.max(segment.to[at] ?? sentAt, sentAt);
    }
    ops.push(putDocs(chunk, docs.ids, docs.times));
  }
  return { ops, segment };
}

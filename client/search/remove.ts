import type { Store, WriteOp } from '../ports/store.ts';
import type { MessageRecord } from '../records/message.ts';
import { eachBlock } from './add.ts';
import { packBlock } from './blocks/block.ts';
import { readPostings, writePostings } from './blocks/postings.ts';
import { DocChunk } from './docs.ts';
import { facetsOf } from './facets.ts';
import { CHUNK, type Layout, SEGMENT } from './layout.ts';
import { type Removal, putBlock, putDocs, readDocs } from './records.ts';
import { wordsOf } from './text/tokenize.ts';

/** What to write so that nothing of a message is left in the index; nothing when it isn't there. */
export async function removeMessage(
  store: Store,
  layout: Layout,
  segments: number,
  message: Removal,
): Promise<WriteOp[]> {
  const words = wordsOf(message.text);
  const labels = labelsOf(layout, words, message.facets);
  // The newest first: that is where most of what is deleted stands.
  for (let segment = segments - 1; segment >= 0; segment--) {
    const found = await locate(store, segment, labels, message);
    if (found !== null) return removal(store, layout, segment, labels, words, found);
  }
  return [];
}

/** Whether a message stands in the index with its present text. */
export async function isIndexed(
  store: Store,
  layout: Layout,
  segments: number,
  message: MessageRecord,
): Promise<boolean> {
  const labels = labelsOf(layout, wordsOf(message.text), facetsOf(message));
  for (let segment = segments - 1; segment >= 0; segment--) {
    if ((await locate(store, segment, labels, message)) !== null) return true;
  }
  return false;
}

/** Everything that a message stands under, by bucket. */
function labelsOf(
  layout: Layout,
  words: Set<string>,
  facets: readonly string[],
): Map<number, string[]> {
  const labels = new Map<number, string[]>();
  const note = (bucket: number, label: string) =>
    labels.set(bucket, [...(labels.get(bucket) ?? []), label]);
  for (const word of words) note(layout.word(word), word);
  for (const facet of facets) note(layout.facet(facet), facet);
  return labels;
}

interface Place {
  doc: number;
  chunk: number;
  docs: DocChunk;
}

/** The place of a message within a segment: all its words stand there, and its id. */
async function locate(
  store: Store,
  segment: number,
  labels: Map<number, string[]>,
  { id }: Pick<Removal, 'id'>,
): Promise<Place | null> {
  let places: number[] | null = null;
  await eachBlock(store, segment, [...labels.keys()], (bucket, block) => {
    for (const label of labels.get(bucket) ?? []) {
      const docs = block.get(label);
      const here = new Set(docs ? readPostings(docs) : []);
      places = places === null ? [...here] : places.filter((doc) => here.has(doc));
    }
  });
  const byChunk = Map.groupBy(places ?? [], (doc) => Math.floor((segment * SEGMENT + doc) / CHUNK));
  for (const [chunk, candidates] of byChunk) {
    const [record] = await readDocs(store, [chunk]);
    if (!record) continue;
    const docs = new DocChunk(record);
    const doc = candidates.find((candidate) => docs.id(candidate % CHUNK) === id);
    if (doc !== undefined) return { doc, chunk, docs };
  }
  return null;
}

async function removal(
  store: Store,
  layout: Layout,
  segment: number,
  labels: Map<number, string[]>,
  words: Set<string>,
  { doc, chunk, docs }: Place,
): Promise<WriteOp[]> {
  const ops: WriteOp[] = [];
  const gone = new Map<number, string[]>();
  await eachBlock(store, segment, [...labels.keys()], (bucket, block) => {
    for (const label of labels.get(bucket) ?? []) {
      const left = readPostings(block.get(label) ?? new Uint8Array()).filter((one) => one !== doc);
      if (left.length > 0) {
        block.set(label, writePostings(left));
        continue;
      }
      block.delete(label);
      if (!words.has(label)) continue;
      const ending = layout.ending(label);
      gone.set(ending, [...(gone.get(ending) ?? []), label]);
    }
    ops.push(putBlock(segment, bucket, packBlock(block)));
  });
  await eachBlock(store, segment, [...gone.keys()], (bucket, block) => {
    for (const word of gone.get(bucket) ?? []) block.delete(word);
    ops.push(putBlock(segment, bucket, packBlock(block)));
  });
  docs.clear(doc % CHUNK);
  return [...ops, putDocs(chunk, docs.ids, docs.times)];
}

import {
  type ClientMessageId,
  chatIdSchema,
  clientMessageIdSchema,
} from '#contract/wire/primitives.ts';
import * as v from 'valibot';
import type { Store, WriteOp } from '../ports/store.ts';
import type { MessageRecord } from '../records/message.ts';
import { ownBytes, parseRecord, storedBytes } from '../records/parse.ts';
import { type Faceted, facetsOf } from './facets.ts';
import type { PackedBlock } from './blocks/block.ts';

const VERSION = 1;
const STATE_KEY = 'search';

const stateSchema = v.object({
  key: v.literal(STATE_KEY),
  v: v.literal(VERSION),
  searchKey: storedBytes,
  /** Numbers given to messages so far. */
  docs: v.number(),
  /** Chats whose older messages are still to be read: those with a smaller `order`. */
  todo: v.array(v.object({ chatId: chatIdSchema, below: v.number() })),
  /** Messages of `todo` that have been read, and all that there were. */
  read: v.number(),
  total: v.number(),
});
export type SearchState = v.InferOutput<typeof stateSchema>;

export async function readState(store: Store): Promise<SearchState | null> {
  const record = await store.get('meta', [STATE_KEY]);
  return record === undefined ? null : parseRecord(stateSchema, VERSION, record);
}

export function newState(fields: Omit<SearchState, 'key' | 'v'>): SearchState {
  return { ...fields, key: STATE_KEY, v: VERSION };
}

export const putState = (state: SearchState): WriteOp => ({ table: 'meta', put: state });

const blockSchema = v.object({
  segment: v.number(),
  bucket: v.number(),
  v: v.literal(VERSION),
  words: v.string(),
  postings: storedBytes,
});

/** Blocks by the places asked for; a place without words has none. */
export async function readBlocks(
  store: Store,
  places: [segment: number, bucket: number][],
): Promise<(PackedBlock | null)[]> {
  const records = await store.getMany('searchBlocks', places);
  return records.map((record) =>
    record === undefined ? null : parseRecord(blockSchema, VERSION, record),
  );
}

export function putBlock(segment: number, bucket: number, block: PackedBlock): WriteOp {
  if (block.words === '') return { table: 'searchBlocks', delete: [segment, bucket] };
  return { table: 'searchBlocks', put: { segment, bucket, v: VERSION, ...block } };
}

const docsSchema = v.object({
  chunk: v.number(),
  v: v.literal(VERSION),
  /** 16 bytes each; zeros stand for a message that is gone. */
  ids: storedBytes,
  /** Times of sending, 8 bytes each (float64). */
  times: storedBytes,
});
export type DocsRecord = v.InferOutput<typeof docsSchema>;

export async function readDocs(store: Store, chunks: number[]): Promise<(DocsRecord | null)[]> {
  const records = await store.getMany(
    'searchDocs',
    chunks.map((chunk) => [chunk]),
  );
  return records.map((record) =>
    record === undefined ? null : parseRecord(docsSchema, VERSION, record),
  );
}

export function putDocs(chunk: number, ids: Uint8Array, times: Uint8Array): WriteOp {
  return {
    table: 'searchDocs',
    put: { chunk, v: VERSION, ids: ownBytes(ids), times: ownBytes(times) },
  };
}

const segmentSchema = v.object({
  segment: v.number(),
  v: v.literal(VERSION),
  /** Per chunk: earliest and latest time of sending. */
  from: v.array(v.number()),
  to: v.array(v.number()),
});
export type SegmentRecord = v.InferOutput<typeof segmentSchema>;

export async function readSegments(store: Store): Promise<SegmentRecord[]> {
  const records = await store.all('searchSegments');
  return records
    .map((record) => parseRecord(segmentSchema, VERSION, record))
    .toSorted((a, b) => a.segment - b.segment);
}

export const newSegment = (segment: number): SegmentRecord => ({
  segment,
  v: VERSION,
  from: [],
  to: [],
});

export const putSegment = (segment: SegmentRecord): WriteOp => ({
  table: 'searchSegments',
  put: segment,
});

const queueSchema = v.variant('kind', [
  v.object({ id: clientMessageIdSchema, kind: v.literal('add'), v: v.literal(VERSION) }),
  v.object({
    id: clientMessageIdSchema,
    kind: v.literal('remove'),
    v: v.literal(VERSION),
    text: v.string(),
    facets: v.array(v.string()),
  }),
]);
export type QueueRecord = v.InferOutput<typeof queueSchema>;
export type Removal = Extract<QueueRecord, { kind: 'remove' }>;

/** The first entries of the queue, at most so many. */
export async function readQueue(store: Store, limit: number): Promise<QueueRecord[]> {
  const records = await store.range('searchQueue', { index: 'byId', limit });
  return records.map((record) => parseRecord(queueSchema, VERSION, record));
}

export const deleteFromQueue = ({ id, kind }: QueueRecord): WriteOp => ({
  table: 'searchQueue',
  delete: [id, kind],
});

/** To be written together with a new message: the index takes it in soon after. */
export function queueAddition({ id }: { id: ClientMessageId }): WriteOp {
  return { table: 'searchQueue', put: { id, kind: 'add', v: VERSION } };
}

/**
 * To be written together with the deletion of a message, or with a change of its text (then followed by
 * {@link queueAddition}): what it said is taken out of the index.
 */
export function queueRemoval(message: Faceted & Pick<MessageRecord, 'id'>): WriteOp[] {
  const { id, text } = message;
  const facets = facetsOf(message);
  return [
    { table: 'searchQueue', delete: [id, 'add'] },
    { table: 'searchQueue', put: { id, kind: 'remove', v: VERSION, text, facets } },
  ];
}

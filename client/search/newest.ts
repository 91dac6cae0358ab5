import type { SearchCursor } from '#contract/engine/search.ts';
import type { ClientMessageId } from '#contract/wire/primitives.ts';
import type { Bits } from './bits.ts';
import type { DocChunk } from './docs.ts';
import type { IndexReader } from './index-reader.ts';
import { CHUNK, CHUNKS_PER_SEGMENT } from './layout.ts';
import type { SegmentRecord } from './records.ts';

/** Chunks read at once. */
const READ_AHEAD = 4;

/** A message in the index. */
export interface Place extends SearchCursor {
  id: ClientMessageId;
}

export interface Bounds {
  /** Sent at this time or later, and before that one. */
  after: number;
  before: number;
  /** Place to go on behind. */
  cursor: SearchCursor | null;
  limit: number;
}

interface ChunkOfCandidates {
  chunk: number;
  docs: number[];
  from: number;
  to: number;
}

/**
 * The newest of the candidates. Chunks know the times that they span, so that only those are read that
 * can hold a result of this page, and for the total those that a bound of time cuts.
 */
export async function newestFirst(
  reader: IndexReader,
  segments: readonly SegmentRecord[],
  candidates: readonly Bits[],
  bounds: Bounds,
): Promise<{ places: Place[]; total: number; more: boolean }> {
  const chunks = chunksOf(segments, candidates).filter(
    ({ from, to }) => to >= bounds.after && from < bounds.before,
  );
  const read = new Map<number, Place[]>();
  const placesOf = async (some: ChunkOfCandidates[]): Promise<void> => {
    const missing = some.filter(({ chunk }) => !read.has(chunk));
    const docs = await reader.docs(missing.map(({ chunk }) => chunk));
    for (const [at, one] of missing.entries()) read.set(one.chunk, inBounds(one, docs[at], bounds));
  };

  const cut = chunks.filter(({ from, to }) => from < bounds.after || to >= bounds.before);
  await placesOf(cut);
  const isCut = new Set(cut);
  const total = chunks.reduce(
    (sum, one) => sum + (isCut.has(one) ? read.get(one.chunk)!.length : one.docs.length),
    0,
  );

  const { cursor, limit } = bounds;
  const open = chunks.filter(({ from }) => cursor === null || from <= cursor.sentAt);
  let places: Place[] = [];
  for (let at = 0; at < open.length; at += READ_AHEAD) {
    const newest = open[at]!.to;
    if (places.length > limit && places[limit]!.sentAt > newest) break;
    const some = open.slice(at, at + READ_AHEAD);
    await placesOf(some);
    const further = some
      .flatMap(({ chunk }) => read.get(chunk)!)
      .filter((place) => cursor === null || compare(place, cursor) > 0);
    places = [...places, ...further].sort(compare).slice(0, limit + 1);
  }
  return { places: places.slice(0, limit), total, more: places.length > limit };
}

/** Newest first; the later number decides between equals. */
const compare = (a: SearchCursor, b: SearchCursor): number => b.sentAt - a.sentAt || b.doc - a.doc;

function chunksOf(
  segments: readonly SegmentRecord[],
  candidates: readonly Bits[],
): ChunkOfCandidates[] {
  const chunks: ChunkOfCandidates[] = [];
  for (const [segment, bits] of candidates.entries()) {
    const times = segments[segment];
    if (times === undefined || bits.isEmpty()) continue;
    for (const [at, from] of times.from.entries()) {
      const docs = bits.ofChunk(at);
      if (docs.length === 0) continue;
      chunks.push({ chunk: segment * CHUNKS_PER_SEGMENT + at, docs, from, to: times.to[at]! });
    }
  }
  return chunks.sort((a, b) => b.to - a.to);
}

function inBounds(
  { chunk, docs }: ChunkOfCandidates,
  all: DocChunk | null | undefined,
  { after, before }: Bounds,
): Place[] {
  if (!all) return [];
  return docs
    .map((at) => ({ id: all.id(at), sentAt: all.sentAt(at), doc: chunk * CHUNK + at }))
    .filter(({ sentAt }) => sentAt >= after && sentAt < before);
}

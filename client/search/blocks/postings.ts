/**
 * Numbers in ascending order as bytes: each as the difference to the one before, in LEB128. A word's
 * places within a segment mostly take one byte each.
 */
export type Postings = Uint8Array;

export const NO_POSTINGS: Postings = new Uint8Array();

/** Calls with every number in order. */
export function eachPosting(postings: Postings, call: (doc: number) => void): void {
  let doc = -1;
  for (let at = 0; at < postings.length;) {
    let delta = 0;
    let shift = 0;
    let byte: number;
    do {
      byte = postings[at++] as number;
      delta |= (byte & 0x7f) << shift;
      shift += 7;
    } while (byte >= 0x80 && at < postings.length);
    doc += delta;
    call(doc);
  }
}

export function readPostings(postings: Postings): number[] {
  const docs: number[] = [];
  eachPosting(postings, (doc) => docs.push(doc));
  return docs;
}

/** Encodes ascending numbers, each once. */
export function writePostings(docs: readonly number[]): Postings {
  return appended(NO_POSTINGS, -1, docs);
}

/** Adds numbers that are all greater than those that are there. */
export function appendPostings(postings: Postings, docs: readonly number[]): Postings {
  let last = -1;
  eachPosting(postings, (doc) => (last = doc));
  return appended(postings, last, docs);
}

function appended(postings: Postings, last: number, docs: readonly number[]): Postings {
  const bytes: number[] = [];
  for (const doc of docs) {
    pushVarint(bytes, doc - last);
    last = doc;
  }
  const joined = new Uint8Array(postings.length + bytes.length);
  joined.set(postings);
  joined.set(bytes, postings.length);
  return joined;
}

/** LEB128, for numbers below 2^31. */
export function pushVarint(bytes: number[], value: number): void {
  while (value >= 0x80) {
    bytes.push((value & 0x7f) | 0x80);
    value >>>= 7;
  }
  bytes.push(value);
}

import { type Postings, pushVarint } from './postings.ts';

/** Words with their postings, as a record holds them. */
export interface PackedBlock {
  /**
   * Words in order, front-coded: a character whose code says how many letters a word shares with the
   * one before, then the rest. Words hold no control characters, so these also part them.
   */
  words: string;
  /** Per word: length of its postings in LEB128, then the postings. */
  postings: Uint8Array;
}

export type Block = Map<string, Postings>;

/** Greatest number that a control character holds. */
const MOST_SHARED = 31;

export function packBlock(block: Block): PackedBlock {
  const sorted = [...block.keys()].sort();
  let words = '';
  let before = '';
  let length = 0;
  const heads: number[][] = [];
  for (const word of sorted) {
    const shared = sharedLetters(before, word);
    words += String.fromCharCode(shared) + word.slice(shared);
    before = word;
    const head: number[] = [];
    const { byteLength } = block.get(word) as Postings;
    pushVarint(head, byteLength);
    heads.push(head);
    length += head.length + byteLength;
  }
  const postings = new Uint8Array(length);
  let at = 0;
  for (const [index, word] of sorted.entries()) {
    for (const byte of heads[index] as number[]) postings[at++] = byte;
    const own = block.get(word) as Postings;
    postings.set(own, at);
    at += own.byteLength;
  }
  return { words, postings };
}

/** Calls with every word in order and where its postings lie; `postings()` takes them out. */
export function eachWord(
  { words, postings }: PackedBlock,
  call: (word: string, postings: () => Postings) => void,
): void {
  let word = '';
  let from = 0;
  let to = 0;
  const take = () => postings.subarray(from, to);
  for (let at = 0; at < words.length;) {
    const shared = words.charCodeAt(at);
    let end = at + 1;
    while (end < words.length && words.charCodeAt(end) > MOST_SHARED) end++;
    word = word.slice(0, shared) + words.slice(at + 1, end);
    at = end;
    let length = 0;
    let shift = 0;
    let byte: number;
    from = to;
    do {
      byte = postings[from++] as number;
      length |= (byte & 0x7f) << shift;
      shift += 7;
    } while (byte >= 0x80);
    to = from + length;
    call(word, take);
  }
}

export function unpackBlock(packed: PackedBlock): Block {
  const block: Block = new Map();
  eachWord(packed, (word, postings) => block.set(word, postings()));
  return block;
}

function sharedLetters(a: string, b: string): number {
  const most = Math.min(MOST_SHARED, a.length, b.length);
  let at = 0;
  while (at < most && a.charCodeAt(at) === b.charCodeAt(at)) at++;
  return at;
}

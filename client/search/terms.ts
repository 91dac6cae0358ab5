import { headOf } from './layout.ts';
import { stemOf } from './stem/stem.ts';
import { type Token, tokenize } from './text/tokenize.ts';

/** More words than this are not looked at. */
const MOST_WORDS = 12;
/** A beginning of a word needs so many letters. */
const PREFIX_FROM = 2;

/** One word that is looked for. */
export interface Term {
  word: string;
  stem: string;
  /** Whether words that begin with it count, too. */
  isPrefix: boolean;
  /** Words one typing error away: they take the word's place when it occurs nowhere. */
  corrections: readonly Term[];
}

export function termOf(word: string, isPrefix = false): Term {
  return { word, stem: stemOf(word), isPrefix, corrections: [] };
}

/** The words of a query, each once. The last one is a beginning until something follows it. */
export function termsOf(query: string): Term[] {
  const tokens = tokenize(query);
  const last = tokens.at(-1);
  const isTyping = (token: Token) =>
    token === last && token.end === query.length && token.word.length >= PREFIX_FROM;
  const terms = new Map(tokens.map((token) => [token.word, termOf(token.word, isTyping(token))]));
  return [...terms.values()].slice(0, MOST_WORDS);
}

/** Whether a word of a text is the one that is looked for, another form of it or begins with it. */
export function accepts(term: Term, word: string): boolean {
  if (word === term.word || (term.isPrefix && word.startsWith(term.word))) return true;
  if (isForm(term, word)) return true;
  return term.corrections.some((correction) => accepts(correction, word));
}

/** Forms share the stem and their first letters: the index keeps them together by these. */
function isForm({ word, stem }: Term, other: string): boolean {
  if (headOf(other) !== headOf(word)) return false;
  // Stems differ from the beginnings of their words in the last two letters at most: cheap to tell.
  if (!other.startsWith(stem.slice(0, Math.max(1, stem.length - 2)))) return false;
  return stemOf(other) === stem;
}

/** Where the words that are looked for stand in a text; null unless all of them do. */
export function marksOf(text: string, terms: readonly Term[]): [number, number][] | null {
  const found = new Set<Term>();
  const marks: [number, number][] = [];
  for (const { word, start, end } of tokenize(text)) {
    const accepting = terms.filter((term) => accepts(term, word));
    if (accepting.length === 0) continue;
    for (const term of accepting) found.add(term);
    marks.push([start, end]);
  }
  return found.size === terms.length ? marks : null;
}

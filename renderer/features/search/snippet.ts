import { plainRuns } from '#contract/content/markup/plain.ts';

type Mark = readonly [start: number, end: number];

export interface SnippetPart {
  text: string;
  marked: boolean;
}

/** Characters before the first mark, so that it stands in view with some context. */
const BEFORE = 24;
const LENGTH = 140;

/**
 * A stretch of a message around its first mark, in parts that are marked or not: as it is read, with
 * spoilers covered.
 */
export function snippetOf(message: string, found: readonly Mark[]): SnippetPart[] {
  const { text, marks } = asRead(message, found);
  const first = marks[0]?.[0] ?? 0;
  const start = first <= BEFORE ? 0 : wordStart(text, first - BEFORE, first);
  const end = Math.min(text.length, start + LENGTH);
  const parts: SnippetPart[] = [];
  const add = (piece: string, marked: boolean) => {
    if (piece !== '') parts.push({ text: piece.replace(/\s+/g, ' '), marked });
  };
  let at = start;
  if (start > 0) add('…', false);
  for (const [from, to] of marks) {
    if (from < at || to > end) continue;
    add(text.slice(at, from), false);
    add(text.slice(from, to), true);
    at = to;
  }
  add(text.slice(at, end), false);
  if (end < text.length) add('…', false);
  return parts;
}

/** A message without its signs, and where the marks stand then; one in a spoiler is gone. */
function asRead(message: string, found: readonly Mark[]): { text: string; marks: Mark[] } {
  let text = '';
  const marks: Mark[] = [];
  for (const run of plainRuns(message)) {
    const { at } = run;
    if (at !== null) {
      for (const [from, to] of found) {
        const start = Math.max(from, at);
        const end = Math.min(to, at + run.text.length);
        if (start < end) marks.push([text.length + start - at, text.length + end - at]);
      }
    }
    text += run.text;
  }
  return { text, marks };
}

/** The first beginning of a word from `at` on, before `limit`. */
function wordStart(text: string, at: number, limit: number): number {
  const space = text.slice(at, limit).search(/\s\S/);
  return space === -1 ? limit : at + space + 1;
}

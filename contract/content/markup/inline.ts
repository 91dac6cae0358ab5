import { linkify } from './linkify.ts';

/** `at`: where the part's text begins in the whole message; a `text` stands there as it is. */
export type Inline =
  | { type: 'text'; text: string; at: number }
  | { type: 'code'; text: string; at: number }
  | { type: 'link'; href: string; text: string; at: number }
  | { type: 'strong' | 'em' | 'strike' | 'spoiler'; children: Inline[] };

/** Longer ones first, so that `**` is not read as two `*`. */
const MARKS = [
  { sign: '**', type: 'strong', inWords: true },
  { sign: '__', type: 'strong', inWords: false },
  { sign: '~~', type: 'strike', inWords: true },
  { sign: '||', type: 'spoiler', inWords: true },
  { sign: '*', type: 'em', inWords: true },
  { sign: '_', type: 'em', inWords: false },
] as const;
type Mark = (typeof MARKS)[number];

const DEEPEST = 6;
const WORD = /[\p{L}\p{N}]/u;
const ESCAPED = /[\\`*_~|[\]>#-]/;
const NAMED_LINK = /\[([^\]\n]{1,300})\]\((https:\/\/[^\s()]+)\)/y;
const LINK = /https:\/\/\S+/iy;

/** Where a character of a paragraph stands in the whole message. */
export type Origin = (at: number) => number;

/** Splits a paragraph into marked parts: the Markdown that people type in messengers. */
export function parseInline(text: string, origin: Origin = (at) => at, depth = 0): Inline[] {
  const parts: Inline[] = [];
  // Once no end was found for a mark there is none further on either: keeps hostile texts linear.
  const hopeless = new Set<string>();
  let begin = 0;
  let at = 0;
  const flush = () => {
    const plain = text.slice(begin, at);
    if (plain !== '') parts.push({ type: 'text', text: plain, at: origin(begin) });
    begin = at;
  };
  while (at < text.length) {
    const next = text[at + 1] ?? '';
    if (text[at] === '\\' && ESCAPED.test(next)) {
      flush();
      begin = at + 1;
      at += 2;
      continue;
    }
    const found =
      codeAt(text, at, origin, hopeless) ??
      linkAt(text, at, origin) ??
      markAt(text, at, origin, depth, hopeless);
    if (found === null) {
      at += 1;
      // Lines of a quote or list are not next to each other in the message.
      if (text[at - 1] === '\n') flush();
      continue;
    }
    flush();
    parts.push(found.part);
    at = begin = found.end;
  }
  flush();
  return parts;
}

interface Found {
  part: Inline;
  end: number;
}

function codeAt(text: string, at: number, origin: Origin, hopeless: Set<string>): Found | null {
  if (text[at] !== '`' || hopeless.has('`')) return null;
  const end = text.indexOf('`', at + 1);
  if (end < 0) hopeless.add('`');
  if (end <= at + 1) return null;
  const part: Inline = { type: 'code', text: text.slice(at + 1, end), at: origin(at + 1) };
  return { part, end: end + 1 };
}

function linkAt(text: string, at: number, origin: Origin): Found | null {
  if (text[at] === '[') {
    NAMED_LINK.lastIndex = at;
    const match = NAMED_LINK.exec(text);
    const [target] = match ? linkify(match[2] ?? '') : [];
    if (!match || !target?.href || target.text !== match[2]) return null;
    const part: Inline = {
      type: 'link',
      href: target.href,
      text: match[1] ?? '',
      at: origin(at + 1),
    };
    return { part, end: at + match[0].length };
  }
  if (text[at]?.toLowerCase() !== 'h') return null;
  LINK.lastIndex = at;
  const [link] = linkify(LINK.exec(text)?.[0] ?? '');
  if (!link?.href) return null;
  const part: Inline = { type: 'link', href: link.href, text: link.text, at: origin(at) };
  return { part, end: at + link.text.length };
}

function markAt(
  text: string,
  at: number,
  origin: Origin,
  depth: number,
  hopeless: Set<string>,
): Found | null {
  if (depth >= DEEPEST) return null;
  for (const mark of MARKS) {
    if (!text.startsWith(mark.sign, at) || hopeless.has(mark.sign)) continue;
    const start = at + mark.sign.length;
    if (!opens(text, at, mark)) continue;
    const end = closing(text, start, mark);
    if (end < 0) {
      hopeless.add(mark.sign);
      continue;
    }
    const inside: Origin = (index) => origin(start + index);
    const children = parseInline(text.slice(start, end), inside, depth + 1);
    return { part: { type: mark.type, children }, end: end + mark.sign.length };
  }
  return null;
}

const isSpace = (sign: string | undefined) => sign === undefined || sign.trim() === '';

function opens(text: string, at: number, { sign, inWords }: Mark): boolean {
  const after = text[at + sign.length];
  if (isSpace(after) || after === sign[0]) return false;
  return inWords || !WORD.test(text[at - 1] ?? '');
}

function closing(text: string, from: number, { sign, inWords }: Mark): number {
  for (let at = text.indexOf(sign, from + 1); at >= 0; at = text.indexOf(sign, at + 1)) {
    const after = text[at + sign.length] ?? '';
    const isLonger = after === sign[0] || (sign.length === 1 && text[at - 1] === sign);
    if (isSpace(text[at - 1]) || isLonger) continue;
    if (inWords || !WORD.test(after)) return at;
  }
  return -1;
}

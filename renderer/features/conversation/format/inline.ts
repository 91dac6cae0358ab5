import { linkify } from '../timeline/linkify.ts';

export type Inline =
  | { type: 'text'; text: string }
  | { type: 'code'; text: string }
  | { type: 'link'; href: string; text: string }
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

/** Splits a paragraph into marked parts: the Markdown that people type in messengers. */
export function parseInline(text: string, depth = 0): Inline[] {
  const parts: Inline[] = [];
  // Once no end was found for a mark there is none further on either: keeps hostile texts linear.
  const hopeless = new Set<string>();
  let plain = '';
  let at = 0;
  const flush = () => {
    if (plain !== '') parts.push({ type: 'text', text: plain });
    plain = '';
  };
  while (at < text.length) {
    const next = text[at + 1] ?? '';
    if (text[at] === '\\' && ESCAPED.test(next)) {
      plain += next;
      at += 2;
      continue;
    }
    const found =
      codeAt(text, at, hopeless) ?? linkAt(text, at) ?? markAt(text, at, depth, hopeless);
    if (found === null) {
      plain += text[at];
      at += 1;
      continue;
    }
    flush();
    parts.push(found.part);
    at = found.end;
  }
  flush();
  return parts;
}

interface Found {
  part: Inline;
  end: number;
}

function codeAt(text: string, at: number, hopeless: Set<string>): Found | null {
  if (text[at] !== '`' || hopeless.has('`')) return null;
  const end = text.indexOf('`', at + 1);
  if (end < 0) hopeless.add('`');
  if (end <= at + 1) return null;
  return { part: { type: 'code', text: text.slice(at + 1, end) }, end: end + 1 };
}

function linkAt(text: string, at: number): Found | null {
  if (text[at] === '[') {
    NAMED_LINK.lastIndex = at;
    const match = NAMED_LINK.exec(text);
    const [target] = match ? linkify(match[2] ?? '') : [];
    if (!match || !target?.href || target.text !== match[2]) return null;
    const part: Inline = { type: 'link', href: target.href, text: match[1] ?? '' };
    return { part, end: at + match[0].length };
  }
  if (text[at]?.toLowerCase() !== 'h') return null;
  LINK.lastIndex = at;
  const [link] = linkify(LINK.exec(text)?.[0] ?? '');
  if (!link?.href) return null;
  const part: Inline = { type: 'link', href: link.href, text: link.text };
  return { part, end: at + link.text.length };
}

function markAt(text: string, at: number, depth: number, hopeless: Set<string>): Found | null {
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
    const children = parseInline(text.slice(start, end), depth + 1);
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

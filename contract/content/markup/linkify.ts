export interface TextPart {
  text: string;
  /** Set for a link; always https. */
  href?: string;
}

const LINK = /https:\/\/[^\s<>"'`«»“”]+/gi;
const TRAILING = /[.,:;!?…*_~]+$/;

const count = (text: string, sign: string) => text.split(sign).length - 1;

/** Takes what belongs to the sentence off the end: punctuation and a bracket opened before the link. */
function trim(link: string): string {
  let result = link;
  for (;;) {
    const before = result;
    result = result.replace(TRAILING, '');
    for (const [open, close] of ['()', '[]', '{}'] as const) {
      if (open && close && result.endsWith(close) && count(result, close) > count(result, open)) {
        result = result.slice(0, -1);
      }
    }
    if (result === before) return result;
  }
}

function parse(link: string): string | null {
  const url = URL.parse(link);
  // A name before the host ("https://bank.example@evil.example") only serves to deceive.
  const plain = url?.protocol === 'https:' && url.username === '' && url.password === '';
  return plain ? url.href : null;
}

/** Splits a text into plain parts and https links. */
export function linkify(text: string): TextPart[] {
  const parts: TextPart[] = [];
  let end = 0;
  for (const match of text.matchAll(LINK)) {
    const link = trim(match[0]);
    const href = parse(link);
    if (!href) continue;
    if (match.index > end) parts.push({ text: text.slice(end, match.index) });
    parts.push({ text: link, href });
    end = match.index + link.length;
  }
  if (end < text.length) parts.push({ text: text.slice(end) });
  return parts;
}

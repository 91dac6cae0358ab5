import { type Inline, parseInline } from './inline.ts';

export type Block =
  | { type: 'paragraph'; parts: Inline[] }
  | { type: 'quote'; parts: Inline[] }
  | { type: 'code'; language: string; text: string }
  | { type: 'list'; start: number | null; items: Inline[][] };

const FENCE = /^```([\w+#.-]{0,20})\s*$/;
const QUOTE = /^>\s?/;
const BULLET = /^[-*•]\s+/;
const NUMBER = /^(\d{1,6})[.)]\s+/;

const kindOf = (line: string): 'quote' | 'bullet' | 'number' | 'text' => {
  if (QUOTE.test(line)) return 'quote';
  if (BULLET.test(line)) return 'bullet';
  return NUMBER.test(line) ? 'number' : 'text';
};

/** Lays a text out in paragraphs, quotes, lists and blocks of code. */
export function parseBlocks(text: string): Block[] {
  const blocks: Block[] = [];
  let lines: string[] = [];
  let kind: ReturnType<typeof kindOf> = 'text';
  const flush = () => {
    const block = lines.length === 0 ? null : made(kind, lines);
    if (block !== null) blocks.push(block);
    lines = [];
  };
  const all = text.split('\n');
  for (let at = 0; at < all.length; at++) {
    const line = all[at] ?? '';
    const fence = FENCE.exec(line);
    const end = fence ? all.indexOf('```', at + 1) : -1;
    if (fence && end > at + 1) {
      flush();
      const code = all.slice(at + 1, end).join('\n');
      blocks.push({ type: 'code', language: fence[1] ?? '', text: code });
      at = end;
      continue;
    }
    const next = kindOf(line);
    if (next !== kind) flush();
    kind = next;
    lines.push(line);
  }
  flush();
  return blocks;
}

function made(kind: ReturnType<typeof kindOf>, lines: string[]): Block | null {
  switch (kind) {
    case 'quote':
      return { type: 'quote', parts: inline(lines.map((line) => line.replace(QUOTE, ''))) };
    case 'bullet':
      return { type: 'list', start: null, items: items(lines, BULLET) };
    case 'number': {
      const start = Number(NUMBER.exec(lines[0] ?? '')?.[1] ?? 1);
      return { type: 'list', start, items: items(lines, NUMBER) };
    }
    case 'text': {
      const body = lines.join('\n').replace(/^\n+|\n+$/g, '');
      return body === '' ? null : { type: 'paragraph', parts: parseInline(body) };
    }
  }
}

const inline = (lines: string[]) => parseInline(lines.join('\n'));
const items = (lines: string[], mark: RegExp) =>
  lines.map((line) => parseInline(line.replace(mark, '')));

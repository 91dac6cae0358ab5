import { type Inline, type Origin, parseInline } from './inline.ts';

export type Block =
  | { type: 'paragraph'; parts: Inline[] }
  | { type: 'quote'; parts: Inline[] }
  | { type: 'code'; language: string; text: string; at: number }
  | { type: 'list'; start: number | null; items: Inline[][] };

const FENCE = /^```([\w+#.-]{0,20})\s*$/;
const QUOTE = /^>\s?/;
const BULLET = /^[-*•]\s+/;
const NUMBER = /^(\d{1,6})[.)]\s+/;

interface Line {
  text: string;
  /** Where it begins in the message. */
  at: number;
}

const kindOf = (line: string): 'quote' | 'bullet' | 'number' | 'text' => {
  if (QUOTE.test(line)) return 'quote';
  if (BULLET.test(line)) return 'bullet';
  return NUMBER.test(line) ? 'number' : 'text';
};

/** Lays a text out in paragraphs, quotes, lists and blocks of code. */
export function parseBlocks(text: string): Block[] {
  const blocks: Block[] = [];
  let lines: Line[] = [];
  let kind: ReturnType<typeof kindOf> = 'text';
  const flush = () => {
    const block = lines.length === 0 ? null : made(kind, lines);
    if (block !== null) blocks.push(block);
    lines = [];
  };
  const all = text.split('\n');
  let begin = 0;
  for (let at = 0; at < all.length; at++) {
    const line = { text: all[at] ?? '', at: begin };
    begin += line.text.length + 1;
    const fence = FENCE.exec(line.text);
    const end = fence ? all.indexOf('```', at + 1) : -1;
    if (fence && end > at + 1) {
      flush();
      const code = all.slice(at + 1, end).join('\n');
      blocks.push({ type: 'code', language: fence[1] ?? '', text: code, at: begin });
      begin += code.length + '\n```\n'.length;
      at = end;
      continue;
    }
    const next = kindOf(line.text);
    if (next !== kind) flush();
    kind = next;
    lines.push(line);
  }
  flush();
  return blocks;
}

function made(kind: ReturnType<typeof kindOf>, lines: Line[]): Block | null {
  switch (kind) {
    case 'quote':
      return { type: 'quote', parts: inline(lines.map((line) => without(line, QUOTE))) };
    case 'bullet':
      return { type: 'list', start: null, items: items(lines, BULLET) };
    case 'number': {
      const start = Number(NUMBER.exec(lines[0]?.text ?? '')?.[1] ?? 1);
      return { type: 'list', start, items: items(lines, NUMBER) };
    }
    case 'text': {
      const first = lines.findIndex(({ text }) => text !== '');
      const last = lines.findLastIndex(({ text }) => text !== '');
      return first < 0 ? null : { type: 'paragraph', parts: inline(lines.slice(first, last + 1)) };
    }
  }
}

/** A line without the sign that it begins with. */
function without({ text, at }: Line, mark: RegExp): Line {
  const rest = text.replace(mark, '');
  return { text: rest, at: at + text.length - rest.length };
}

/** Lines as one paragraph: marks may reach from one line into the next. */
function inline(lines: Line[]): Inline[] {
  const starts: { from: number; at: number }[] = [];
  let from = 0;
  for (const { text, at } of lines) {
    starts.push({ from, at });
    from += text.length + 1;
  }
  const origin: Origin = (index) => {
    const line = starts.findLast((start) => start.from <= index);
    return line === undefined ? index : line.at + index - line.from;
  };
  return parseInline(lines.map(({ text }) => text).join('\n'), origin);
}

const items = (lines: Line[], mark: RegExp) => lines.map((line) => inline([without(line, mark)]));

import { expect, test } from 'vitest';
import { parseBlocks } from './blocks.ts';
import { type Inline, parseInline } from './inline.ts';
import { plainRuns, plainText } from './plain.ts';

/** Parts by what they are; texts that follow each other as one. */
function shape(parts: Inline[]): unknown[] {
  const shapes: unknown[][] = [];
  for (const part of parts) {
    const last = shapes.at(-1);
    if ('children' in part) shapes.push([part.type, ...shape(part.children)]);
    else if (part.type === 'text' && last?.[0] === 'text') last[1] = String(last[1]) + part.text;
    else shapes.push([part.type, part.text]);
  }
  return shapes;
}

test('marks of all kinds, also one inside another', () => {
  expect(shape(parseInline('a **b *c* d** ~~e~~ ||f|| `g*h*`'))).toEqual([
    ['text', 'a '],
    ['strong', ['text', 'b '], ['em', ['text', 'c']], ['text', ' d']],
    ['text', ' '],
    ['strike', ['text', 'e']],
    ['text', ' '],
    ['spoiler', ['text', 'f']],
    ['text', ' '],
    ['code', 'g*h*'],
  ]);
});

test('what is no mark stays as it is', () => {
  for (const text of ['2 * 3 * 4', 'snake_case_name', 'a || b', '**', 'x*', '\u{1f600} _'])
    expect(shape(parseInline(text))).toEqual([['text', text]]);
  expect(shape(parseInline('\\*not em\\*'))).toEqual([['text', '*not em*']]);
});

test('links keep their underscores, and only https leads anywhere', () => {
  expect(shape(parseInline('see https://x.example/a_b_c, ok'))).toEqual([
    ['text', 'see '],
    ['link', 'https://x.example/a_b_c'],
    ['text', ', ok'],
  ]);
  expect(parseInline('[here](https://x.example/)')).toEqual([
    { type: 'link', href: 'https://x.example/', text: 'here', at: 1 },
  ]);
  expect(shape(parseInline('[x](javascript:alert(1))'))[0]?.[0 as never]).not.toBe('link');
});

test('blocks: quotes, lists and code between paragraphs', () => {
  const blocks = parseBlocks('> said\nanswer\n- one\n- two\n3. three\n```js\nlet x;\n```\nend');
  expect(blocks.map(({ type }) => type)).toEqual([
    'quote',
    'paragraph',
    'list',
    'list',
    'code',
    'paragraph',
  ]);
  expect(blocks[3]).toMatchObject({ start: 3 });
  expect(blocks[4]).toMatchObject({ type: 'code', language: 'js', text: 'let x;' });
  expect(parseBlocks('```js\nopen').map(({ type }) => type)).toEqual(['paragraph']);
});

test('hostile texts come out whole', () => {
  for (const piece of ['*a ', '_a ', '**', '[', '`', '||a ', '|'])
    expect(shape(parseInline(piece.repeat(2_000).trim()))[0]).toHaveLength(2);
});

test('a plain text has no marks, and no words of a spoiler', () => {
  expect(plainText('**b** and *c* ~~d~~ `e` [f](https://x.example/)')).toBe('b and c d e f');
  expect(plainText('the murderer is ||the *gardener*||!')).toBe('the murderer is ▒▒▒!');
  expect(plainText('> said\n- one\n- two\n3. three\n```js\nlet x;\n```\nend')).toBe(
    'said\n• one\n• two\n3. three\nlet x;\nend',
  );
  expect(plainText('2 * 3, snake_case \\*kept\\*')).toBe('2 * 3, snake_case *kept*');
});

test('every piece of a plain text stands where it says it does', () => {
  const texts = [
    'a **b *c* d** \\*e\\* `f` ||g|| [h](https://x.example/) https://x.example/',
    '\n\n> q1\n> **q2\n> q3**\n\n- one\n- *two*\n3. three\n```js\nlet x;\nlet y;\n```\nend\n',
  ];
  for (const text of texts) {
    for (const { text: piece, at } of plainRuns(text)) {
      if (at !== null) expect(text.slice(at, at + piece.length)).toBe(piece);
    }
  }
});

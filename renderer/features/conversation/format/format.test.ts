import { expect, test } from 'vitest';
import { parseBlocks } from './blocks.ts';
import { type Inline, parseInline } from './inline.ts';

const shape = (parts: Inline[]): unknown[] =>
  parts.map((part) =>
    'children' in part ? [part.type, ...shape(part.children)] : [part.type, part.text],
  );

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
    { type: 'link', href: 'https://x.example/', text: 'here' },
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
  expect(blocks[4]).toEqual({ type: 'code', language: 'js', text: 'let x;' });
  expect(parseBlocks('```js\nopen').map(({ type }) => type)).toEqual(['paragraph']);
});

test('hostile texts come out whole', () => {
  for (const piece of ['*a ', '_a ', '**', '[', '`', '||a ', '|'])
    expect(shape(parseInline(piece.repeat(2_000).trim()))[0]).toHaveLength(2);
});

import { expect, test } from 'vitest';
import { linkify } from './linkify.ts';

const links = (text: string) => linkify(text).filter((part) => part.href);

test('finds https links and keeps the text around them', () => {
  expect(linkify('See https://a.example/x, then go')).toEqual([
    { text: 'See ' },
    { text: 'https://a.example/x', href: 'https://a.example/x' },
    { text: ', then go' },
  ]);
});

test.each([
  ['(https://a.example/b)', 'https://a.example/b'],
  ['https://a.example/wiki/Mast_(ship).', 'https://a.example/wiki/Mast_(ship)'],
  ['«https://a.example/й»', 'https://a.example/й'],
  ['https://a.example/?q=1&r=2!!', 'https://a.example/?q=1&r=2'],
])('leaves the punctuation of the sentence out: %s', (text, link) => {
  expect(links(text).map((part) => part.text)).toEqual([link]);
});

test.each([
  'http://a.example',
  'javascript:alert(1)',
  'https://',
  'https://bank.example@evil.example/',
  'ftp://a.example',
])('makes no link of %s', (text) => {
  expect(linkify(text)).toEqual([{ text }]);
});

test('markup stays text', () => {
  const text = '<a href="https://a.example">x</a>';
  expect(
    linkify(text)
      .map((part) => part.text)
      .join(''),
  ).toBe(text);
  expect(links(text).map((part) => part.href)).toEqual(['https://a.example/']);
});

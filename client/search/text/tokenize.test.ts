import { expect, test } from 'vitest';
import { tokenize, wordsOf } from './tokenize.ts';

const words = (text: string) => tokenize(text).map(({ word }) => word);

test('splits both scripts, folds case, width and ё', () => {
  expect(words('Ещё РАЗ: ёлка, Ёлка!')).toEqual(['еще', 'раз', 'елка', 'елка']);
  expect(words('Ｗｉｄｅ ﬁne STRASSE №5')).toEqual(['wide', 'fine', 'strasse', '5']);
});

test('composed and decomposed letters are the same', () => {
  expect(words('й'.normalize('NFD'))).toEqual(words('й'));
  expect(words('Ё'.normalize('NFD'))).toEqual(['е']);
});

test('an apostrophe inside belongs to the word, quotes around it do not', () => {
  expect(words("don’t 'quote' O'Neil's")).toEqual(["don't", 'quote', "o'neil's"]);
});

test('positions are those of the text as it is', () => {
  const text = '👀 Смотрю ﬁne «Ёлка»';
  expect(tokenize(text).map(({ start, end }) => text.slice(start, end))).toEqual([
    'Смотрю',
    'ﬁne',
    'Ёлка',
  ]);
});

test('a text without words has none, a very long one is cut', () => {
  expect(wordsOf('… 👍 — !').size).toBe(0);
  expect([...wordsOf('a'.repeat(5000))][0]).toHaveLength(40);
});

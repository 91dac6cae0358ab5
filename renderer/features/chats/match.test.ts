import { expect, test } from 'vitest';
import { findMatch } from './match.ts';

const marked = (text: string, query: string) => {
  const match = findMatch(text, query);
  return match && text.slice(match.start, match.end);
};

test('ignores case and the dots of ё', () => {
  expect(marked('Ёжик в тумане', 'ежик')).toBe('Ёжик');
  expect(marked('Пётр', 'ПЕТ')).toBe('Пёт');
});

test('prefers the start of a word', () => {
  expect(findMatch('Diana Anan', 'an')).toEqual({ start: 6, end: 8 });
  expect(findMatch('Diana', 'an')).toEqual({ start: 2, end: 4 });
});

test('answers null where nothing matches or nothing is asked', () => {
  expect(findMatch('Marta', 'x')).toBeNull();
  expect(findMatch('Marta', '')).toBeNull();
});

test('matches without marking where folding changes the length', () => {
  expect(findMatch('İzmir', 'zmir')).toEqual({ start: 0, end: 0 });
});

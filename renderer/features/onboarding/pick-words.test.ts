import { expect, test } from 'vitest';
import { pickWords, sameWord, wordsOf } from './pick-words.ts';

test('one word out of each third, and every place can come', () => {
  const seen = new Set<number>();
  for (let round = 0; round < 500; round++) {
    const places = pickWords(24);
    expect(places.map((place) => Math.floor(place / 8))).toEqual([0, 1, 2]);
    for (const place of places) seen.add(place);
  }
  expect(seen.size).toBe(24);
});

test('spaces and capitals do not matter', () => {
  expect(sameWord(' Glacier ', 'glacier')).toBe(true);
  expect(sameWord('glacie', 'glacier')).toBe(false);
  expect(sameWord('', undefined)).toBe(false);
});

test('words are found whatever stands between them', () => {
  expect(wordsOf(' 1. Orchard\n2. velvet,  canyon ')).toEqual(['orchard', 'velvet', 'canyon']);
  expect(wordsOf('')).toEqual([]);
});

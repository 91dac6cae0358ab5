import { expect, test } from 'vitest';
import { pickWords, sameWord } from './pick-words.ts';

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

import { expect, test } from 'vitest';
import { muteEnds } from './mute-ends.ts';

test('silences end after their hours, and in the morning of the next day', () => {
  const now = new Date(2026, 11, 31, 23, 15);
  const ends = muteEnds(now);
  expect(new Date(ends.hour)).toEqual(new Date(2027, 0, 1, 0, 15));
  expect(new Date(ends.eight)).toEqual(new Date(2027, 0, 1, 7, 15));
  expect(new Date(ends.tomorrow)).toEqual(new Date(2027, 0, 1, 8, 0));
});

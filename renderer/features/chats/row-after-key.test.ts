import { expect, test } from 'vitest';
import { rowAfterKey } from './row-after-key.ts';

test.each([
  ['ArrowDown', 3, 4],
  ['ArrowUp', 3, 2],
  ['ArrowUp', 0, 0],
  ['ArrowDown', 9, 9],
  ['PageDown', 3, 7],
  ['PageDown', 8, 9],
  ['PageUp', 3, 0],
  ['Home', 5, 0],
  ['End', 5, 9],
  ['x', 5, null],
])('%s from row %i leads to %s', (key, from, to) => {
  expect(rowAfterKey(key, from, 10, 4)).toBe(to);
});

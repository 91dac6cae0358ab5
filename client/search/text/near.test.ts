import { expect, test } from 'vitest';
import { isNear } from './near.ts';

test.each([
  ['сообщение', 'сообщение'],
  ['сообщение', 'собщение'],
  ['сообщение', 'сообшение'],
  ['сообщение', 'соообщение'],
  ['message', 'emssage'],
  ['message', 'messag'],
  ['message', 'nessage'],
])('%s and %s are one error apart at most', (a, b) => {
  expect(isNear(a, b)).toBe(true);
  expect(isNear(b, a)).toBe(true);
});

test.each([
  ['message', 'massige'],
  ['message', 'messa'],
  ['стол', 'лост'],
  ['abcd', 'badc'],
])('%s and %s are further apart', (a, b) => {
  expect(isNear(a, b)).toBe(false);
});

import { expect, test } from 'vitest';
import { LIMITS } from '#contract/wire/limits.ts';
import { bytesLeft } from './byte-budget.ts';

test('counts bytes, not letters', () => {
  expect(bytesLeft('')).toBe(LIMITS.messageText);
  expect(bytesLeft('abc')).toBe(LIMITS.messageText - 3);
  expect(bytesLeft('ёж')).toBe(LIMITS.messageText - 4);
  expect(bytesLeft('👍')).toBe(LIMITS.messageText - 4);
});

test('goes below zero for what is too long', () => {
  expect(bytesLeft('ё'.repeat(LIMITS.messageText / 2 + 1))).toBe(-2);
});

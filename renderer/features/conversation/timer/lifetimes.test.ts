import { expect, test } from 'vitest';
import { LIFETIMES, lifetimeKey } from './lifetimes.ts';

test('every lifetime has its own name, others the closest one', () => {
  for (const { key, seconds } of LIFETIMES) expect(lifetimeKey(seconds)).toBe(key);
  expect(lifetimeKey(5)).toBe('seconds30');
  expect(lifetimeKey(20 * 3600)).toBe('day1');
});

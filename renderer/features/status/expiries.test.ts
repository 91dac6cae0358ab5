import { expect, test } from 'vitest';
import { endOf } from './expiries.ts';

const wednesday = new Date(2026, 10, 18, 21, 15);

test('a status ends after a while, with the day, or with the week', () => {
  const local = (expiry: Parameters<typeof endOf>[0], now = wednesday) => {
    const end = endOf(expiry, now);
    return end === null ? null : new Date(end);
  };
  expect(local('never')).toBeNull();
  expect(local('half')).toEqual(new Date(2026, 10, 18, 21, 45));
  expect(local('four')).toEqual(new Date(2026, 10, 19, 1, 15));
  expect(local('today')).toEqual(new Date(2026, 10, 19));
  expect(local('week')).toEqual(new Date(2026, 10, 23));
  expect(local('week', new Date(2026, 10, 22, 9))).toEqual(new Date(2026, 10, 23));
});

import { expect, test } from 'vitest';
import { formatMinute, isQuiet, parseMinute } from './quiet.ts';

const loud = {
  availability: 'online',
  mutedUntil: null,
  quietHours: false,
  quietFrom: 22 * 60,
  quietTo: 8 * 60,
} as const;
const at = (time: string) => new Date(`2026-03-04T${time}:00`);

test('do not disturb is quiet, being away is not', () => {
  expect(isQuiet({ ...loud, availability: 'do-not-disturb' }, at('12:00'))).toBe(true);
  expect(isQuiet({ ...loud, availability: 'away' }, at('12:00'))).toBe(false);
});

test('a silence for a while ends', () => {
  const muted = { ...loud, mutedUntil: at('13:00').getTime() };
  expect(isQuiet(muted, at('12:59'))).toBe(true);
  expect(isQuiet(muted, at('13:00'))).toBe(false);
});

test.each([
  ['21:59', false],
  ['22:00', true],
  ['03:00', true],
  ['07:59', true],
  ['08:00', false],
])('hours over midnight, at %s', (time, quiet) => {
  expect(isQuiet({ ...loud, quietHours: true }, at(time))).toBe(quiet);
});

test('hours within a day', () => {
  const siesta = { ...loud, quietHours: true, quietFrom: 13 * 60, quietTo: 14 * 60 };
  expect(isQuiet(siesta, at('13:30'))).toBe(true);
  expect(isQuiet(siesta, at('14:00'))).toBe(false);
});

test('times of day are read and written', () => {
  expect(formatMinute(1325)).toBe('22:05');
  expect(parseMinute('22:05')).toBe(1325);
  expect(parseMinute('')).toBe(null);
  expect(parseMinute('24:00')).toBe(null);
});

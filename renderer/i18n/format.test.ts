import { expect, test } from 'vitest';
import { formatBytes, formatMoment, formatNumber, formatTime } from './format.ts';

const NBSP = '\u00a0';

test.each([
  [0, 'en', `0${NBSP}bytes`],
  [1, 'en', `1${NBSP}byte`],
  [1_500, 'en', `1.5${NBSP}kB`],
  [62_400_000, 'en', `62${NBSP}MB`],
  [4_100_000_000, 'en', `4.1${NBSP}GB`],
  [4_100_000_000, 'ru', `4,1${NBSP}ГБ`],
  [3e15, 'en', `3,000${NBSP}TB`],
])('%d bytes in %s: %s', (bytes, language, text) => {
  expect(formatBytes(bytes, language)).toBe(text);
});

test('numbers are grouped in the habit of the language', () => {
  expect(formatNumber(12480, 'en')).toBe('12,480');
  expect(formatNumber(12480, 'ru').replace(/\s/g, ' ')).toBe('12 480');
});

test('a moment of today is a time, an older one has its day', () => {
  const now = new Date(2026, 10, 23, 18, 0).getTime();
  const today = new Date(2026, 10, 23, 9, 5).getTime();
  const before = new Date(2026, 10, 21, 9, 5).getTime();
  expect(formatTime(today, 'en')).toBe('09:05');
  expect(formatMoment(today, 'en', now)).toBe('09:05');
  expect(formatMoment(before, 'en', now)).toBe('21 November 2026, 09:05');
  expect(formatMoment(before, 'ru', now).replace(/\s/g, ' ')).toBe('21 ноября 2026 г., 09:05');
});

import { expect, test } from 'vitest';
import { formatDay, formatListTime, startOfDay } from './dates.ts';

const now = new Date(2026, 10, 22, 14, 32).getTime();
const at = (year: number, month: number, day: number, hour = 12, minute = 5) =>
  new Date(year, month - 1, day, hour, minute).getTime();

test.each([
  [at(2026, 11, 22), 'Today', 'Сегодня'],
  [at(2026, 11, 21), 'Yesterday', 'Вчера'],
  [at(2026, 11, 20), '20 November', '20 ноября'],
  [at(2025, 12, 31), '31 December 2025', '31 декабря 2025 г.'],
])('names a day as a heading', (time, english, russian) => {
  expect(formatDay(time, now, 'en')).toBe(english);
  expect(formatDay(time, now, 'ru')).toBe(russian);
});

test.each([
  [at(2026, 11, 22, 9, 7), '09:07', '09:07'],
  [at(2026, 11, 21, 23, 59), 'Yesterday', 'Вчера'],
  [at(2026, 11, 20), 'Fri', 'пт'],
  [at(2026, 11, 16), 'Mon', 'пн'],
  [at(2026, 11, 15), '15 Nov', '15 нояб.'],
  [at(2025, 11, 15), '15/11/25', '15.11.25'],
])('writes a moment for a list', (time, english, russian) => {
  expect(formatListTime(time, now, 'en')).toBe(english);
  expect(formatListTime(time, now, 'ru')).toBe(russian);
});

test('a clock that runs ahead still counts as today', () => {
  expect(formatListTime(now + 60_000, now, 'en')).toBe('14:33');
});

test('a day begins at local midnight', () => {
  expect(startOfDay(at(2026, 11, 22, 23, 59))).toBe(at(2026, 11, 22, 0, 0));
});

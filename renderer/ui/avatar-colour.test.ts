import { expect, test } from 'vitest';
import { avatarColour, initials } from './avatar-colour.ts';

test('a person keeps the tint, and all tints are used', () => {
  expect(avatarColour('abc')).toBe(avatarColour('abc'));
  const used = new Set(Array.from({ length: 200 }, (_, n) => avatarColour(`id-${n}`)));
  expect([...used].toSorted()).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
});

test.each([
  ['Marta Lindqvist', 'ML'],
  ['Анна Преображенская-Вознесенская', 'АП'],
  ['Екатерина Константиновна Долгорукова', 'ЕД'],
  ['ilya', 'I'],
  ['@anna_p', 'AP'],
  ['  ', ''],
  ['🔥 Fire', 'F'],
  ['élan', 'É'],
])('initials of %s are %s', (name, expected) => {
  expect(initials(name)).toBe(expected);
});

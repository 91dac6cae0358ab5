import { expect, test } from 'vitest';
import type { Handle, UserId } from '#contract/wire/primitives.ts';
import { candidatesFor, mentionBefore } from './candidates.ts';

test('a mention begins behind an @ that begins a word', () => {
  expect(mentionBefore('hi @an', 6)).toEqual({ at: 3, query: 'an' });
  expect(mentionBefore('@Anna Ma', 8)).toEqual({ at: 0, query: 'Anna Ma' });
  expect(mentionBefore('@', 1)).toEqual({ at: 0, query: '' });
  expect(mentionBefore('x@an', 4)).toBeNull();
  expect(mentionBefore('@ an', 4)).toBeNull();
  expect(mentionBefore('@an\nb', 5)).toBeNull();
  expect(mentionBefore('no', 2)).toBeNull();
});

test('members are found by any word of their name and by handle, but not oneself', () => {
  const members = [
    { userId: 'a' as UserId, displayName: 'Анна Мария', handle: null },
    { userId: 'b' as UserId, displayName: 'Boris', handle: 'mar' as Handle },
    { userId: 'c' as UserId, displayName: 'Mara', handle: null },
  ];
  const found = (query: string) =>
    candidatesFor(query, members, 'c' as UserId).map(({ userId }) => userId);
  expect(found('')).toEqual(['a', 'b']);
  expect(found('мар')).toEqual(['a']);
  expect(found('MAR')).toEqual(['b']);
  expect(found('anna ')).toEqual([]);
  expect(found('анна мария')).toEqual(['a']);
  // A name that stands whole, with the space behind it, is no longer being typed.
  expect(found('Анна Мария ')).toEqual([]);
});

import { expect, test } from 'vitest';
import type { PersonView } from '#contract/engine/views.ts';
import type { Handle, UserId } from '#contract/wire/primitives.ts';
import { mentionLabel, mentionsIn } from './mentions.ts';

const person = (sign: string, displayName: string | null, handle: string | null): PersonView => ({
  userId: sign.repeat(32) as UserId,
  displayName,
  handle: handle as Handle | null,
});
const anna = person('a', 'Anna', 'anna');
const annaMaria = person('m', 'Anna Maria', null);
const twins = [person('x', 'Ян', 'yan'), person('y', 'Ян', null)];
const members = [anna, annaMaria, ...twins];

const found = (text: string) =>
  mentionsIn(text, members).map(({ userId, start, length }) => [
    userId[0],
    text.slice(start, start + length),
  ]);

test('names and handles, the longest one first, in any case', () => {
  expect(found('hi @Anna Maria and @anna, @ANNA!')).toEqual([
    ['m', '@Anna Maria'],
    ['a', '@anna'],
    ['a', '@ANNA'],
  ]);
  expect(found('> **@Anna**\n- @Anna')).toEqual([
    ['a', '@Anna'],
    ['a', '@Anna'],
  ]);
});

test('no mention: an address, a longer word, code', () => {
  expect(found('x@anna @annabel `@anna`\n```\n@anna\n```')).toEqual([]);
});

test('people of one name are told apart', () => {
  const labels = twins.map((twin) => mentionLabel(twin, members));
  expect(labels).toEqual(['yan', 'Ян#yyyy']);
  expect(found('@yan @Ян#yyyy')).toEqual([
    ['x', '@yan'],
    ['y', '@Ян#yyyy'],
  ]);
});

test('a mention says what somebody calls themselves, never the own nickname for them', () => {
  const userId = 'n'.repeat(32) as UserId;
  const boris = { userId, handle: null, displayName: 'Bob', profileName: 'Boris' };
  expect(mentionLabel(boris, [boris])).toBe('Boris');
});

import { expect, test } from 'vitest';
import { handleProblem, normaliseHandle } from './handle.ts';

test.each([
  ['', null],
  ['@', null],
  ['@Anna', null],
  ['anna_p2', null],
  ['an', 'short'],
  ['a'.repeat(33), 'long'],
  ['2anna', 'start'],
  ['_anna', 'start'],
  ['anna.p', 'characters'],
  ['анна', 'characters'],
  ['an na', 'characters'],
] as const)('%s: %s', (text, problem) => {
  expect(handleProblem(text)).toBe(problem);
});

test('a handle is kept without @ and in lower case', () => {
  expect(normaliseHandle('  @Anna ')).toBe('anna');
});

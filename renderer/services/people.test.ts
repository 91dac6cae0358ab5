import { beforeAll, expect, test, vi } from 'vitest';

let people: typeof import('./people.ts');

beforeAll(async () => {
  vi.doMock('./chats/open.ts', () => ({}));
  people = await import('./people.ts');
});

const userId = '0123456789abcdefghjkmnpqrstvwxyz';

test('only an explicit address is looked up while typing', () => {
  expect(people.isExplicitAddress('@anna')).toBe(true);
  expect(people.isExplicitAddress(` ${userId} `)).toBe(true);
  expect(people.isExplicitAddress('anna')).toBe(false);
  expect(people.isExplicitAddress('@an')).toBe(false);
  expect(people.isExplicitAddress('@')).toBe(false);
});

test('a bare handle is an address when asked for', () => {
  expect(people.isAddress('anna')).toBe(true);
  expect(people.isAddress('Анна')).toBe(false);
  expect(people.isAddress('')).toBe(false);
});

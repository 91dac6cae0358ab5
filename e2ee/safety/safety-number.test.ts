import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { safetyNumber } from './safety-number.ts';

const A = new Uint8Array(32).fill(1);
const B = new Uint8Array(32).fill(2);

test('the number of two known keys never changes', () => {
  expect(safetyNumber(A, B)).toBe(
    '47516 86688 41915 35912 09536 41559 93168 99952 29245 58320 96551 64726',
  );
});

test('it is what the documented construction gives with another hash', () => {
  let hash = createHash('sha512').update('vestnik-safety-number-v1').update(A).update(B).digest();
  for (let round = 1; round < 5200; round++) {
    hash = createHash('sha512').update(hash).update(A).update(B).digest();
  }
  const groups = Array.from({ length: 12 }, (_, at) =>
    String(hash.readUIntBE(at * 5, 5) % 100_000).padStart(5, '0'),
  );
  expect(safetyNumber(A, B)).toBe(groups.join(' '));
});

test('both sides see the same 60 digits', () => {
  const number = safetyNumber(A, B);
  expect(number).toMatch(/^(\d{5} ){11}\d{5}$/);
  expect(safetyNumber(B, A)).toBe(number);
});

test('it changes with either key', () => {
  const number = safetyNumber(A, B);
  expect(safetyNumber(A, B.with(31, 3))).not.toBe(number);
  expect(safetyNumber(A.with(0, 0), B)).not.toBe(number);
});

test('keys of another length are refused', () => {
  expect(() => safetyNumber(A, B.subarray(1))).toThrow(RangeError);
});

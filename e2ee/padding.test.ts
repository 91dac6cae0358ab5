import { expect, test } from 'vitest';
import { paddedLength } from './padding.ts';

test('lengths fall into few buckets', () => {
  expect([0, 1, 256, 257, 4096, 4097, 8193].map(paddedLength)).toEqual([
    256, 256, 256, 512, 4096, 8192, 12_288,
  ]);
});

test('nothing is ever cut', () => {
  for (let length = 0; length < 20_000; length += 7) {
    expect(paddedLength(length)).toBeGreaterThanOrEqual(length);
  }
});

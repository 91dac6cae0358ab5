import { createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import { searchKey } from '../keys.ts';
import { createBlindIndex, newSearchKey } from './blind-index.ts';

test('a bucket is HMAC-SHA-256 of the label, truncated', () => {
  const key = new Uint8Array(32).fill(7);
  const bucket = createBlindIndex(searchKey(key));
  for (const label of ['wпр', 'wme', 'f']) {
    const digest = createHmac('sha256', key).update(label).digest();
    expect(bucket(label, 256)).toBe(digest.readUInt32BE(0) % 256);
  }
});

test('another key spreads the labels otherwise', () => {
  const labels = Array.from({ length: 64 }, (_, at) => `w${at}`);
  const spread = () => {
    const bucket = createBlindIndex(newSearchKey());
    return labels.map((label) => bucket(label, 256)).join();
  };
  expect(spread()).not.toBe(spread());
});

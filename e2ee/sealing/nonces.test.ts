import { expect, test } from 'vitest';
import { NoncePool } from './nonces.ts';

test('no nonce is given twice, across many draws', () => {
  const pool = new NoncePool(24);
  const seen = new Set<string>();
  for (let i = 0; i < 2000; i++) {
    const nonce = pool.next();
    expect(nonce.byteLength).toBe(24);
    seen.add(Buffer.from(nonce).toString('hex'));
  }
  expect(seen.size).toBe(2000);
});

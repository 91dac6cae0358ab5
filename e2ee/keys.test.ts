import { expect, test } from 'vitest';
import { dek, deviceSeed, identitySeed, profileKey, randomBytes, wipe } from './keys.ts';

test('a key has exactly 32 bytes', () => {
  for (const brand of [dek, deviceSeed, identitySeed, profileKey]) {
    expect(brand(new Uint8Array(32)).byteLength).toBe(32);
    expect(() => brand(new Uint8Array(31))).toThrow(RangeError);
    expect(() => brand(new Uint8Array(33))).toThrow(RangeError);
  }
});

test('random bytes differ', () => {
  expect(randomBytes(32)).not.toEqual(randomBytes(32));
});

test('wiping leaves zeros', () => {
  const secret = randomBytes(64);
  wipe(secret);
  expect(secret).toEqual(new Uint8Array(64));
});

import type { UserId } from '#contract/wire/primitives.ts';
import { LIMITS } from '#contract/wire/limits.ts';
import { expect, test } from 'vitest';
import { seal } from '../sealing/secretbox.ts';
import { newProfileKey, openProfile, sealProfile } from './profile.ts';

const ANNA = '0'.repeat(32) as UserId;
const BORIS = '1'.repeat(32) as UserId;

test('a profile opens with its key and account', () => {
  const key = newProfileKey();
  const sealed = sealProfile(key, ANNA, { v: 1, displayName: 'Анна' });
  const opened = { v: 1, displayName: 'Анна', picture: null, status: null };
  expect(openProfile(key, ANNA, sealed)).toEqual(opened);
});

test('its size does not tell the name', () => {
  const key = newProfileKey();
  const short = sealProfile(key, ANNA, { v: 1, displayName: 'A' });
  const long = sealProfile(key, ANNA, { v: 1, displayName: 'a'.repeat(LIMITS.displayName) });
  expect(short.byteLength).toBe(long.byteLength);
});

test('the server cannot pass it off as that of another account', () => {
  const key = newProfileKey();
  const sealed = sealProfile(key, ANNA, { v: 1, displayName: 'Anna' });
  expect(() => openProfile(key, BORIS, sealed)).toThrow('tampered');
  expect(() => openProfile(newProfileKey(), ANNA, sealed)).toThrow('tampered');
});

test('what a peer sealed is parsed before it is believed', () => {
  const key = newProfileKey();
  const context = `vestnik-profile-v1/${ANNA}`;
  const framed = (text: string, length = text.length) => {
    const bytes = new Uint8Array(256);
    new DataView(bytes.buffer).setUint32(0, length);
    bytes.set(new TextEncoder().encode(text), 4);
    return seal(key, bytes, context);
  };
  for (const sealed of [
    framed('{"v":1,"displayName":""}'),
    framed('{"v":2,"displayName":"Anna"}'),
    framed('not json'),
    framed('{}', 5000),
    seal(key, new Uint8Array(2), context),
  ]) {
    expect(() => openProfile(key, ANNA, sealed)).toThrow('malformed');
  }
});

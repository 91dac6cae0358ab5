import nacl from 'tweetnacl';
import { expect, test } from 'vitest';
import { dek, randomBytes } from '../keys.ts';
import { openRecord, sealRecord } from './sealing.ts';

const KEY = dek(new Uint8Array(32).fill(9));
const PLAIN = new TextEncoder().encode('a quiet word');
const CONTEXT = 'messages/42';
/** Made once by the code under test: whatever is on somebody's disk has to open for ever. */
const ON_DISK =
  '25687b026733c37e29d6739c67d32430c53767a52bd96fcd3423ae2270c20e68c3278edbc2670f2061b222c260de23ea9ebbbccce1faa4b14bfe12ebfb12e2c30d';

const code = (action: () => unknown) => {
  try {
    action();
  } catch (error) {
    return (error as { code?: string }).code;
  }
  return 'opened';
};

test('what is sealed opens at its place', () => {
  expect(openRecord(KEY, sealRecord(KEY, PLAIN, CONTEXT), CONTEXT)).toEqual(PLAIN);
  expect(openRecord(KEY, sealRecord(KEY, PLAIN))).toEqual(PLAIN);
  expect(openRecord(KEY, sealRecord(KEY, new Uint8Array(), 'ключ'), 'ключ')).toHaveLength(0);
});

test('a record of an earlier version opens', () => {
  expect(openRecord(KEY, Buffer.from(ON_DISK, 'hex'), CONTEXT)).toEqual(PLAIN);
});

test('it is a secretbox with the context in front', () => {
  const sealed = sealRecord(KEY, PLAIN, CONTEXT);
  const message = nacl.secretbox.open(sealed.subarray(24), sealed.subarray(0, 24), KEY);
  expect(Buffer.from(message!).toString('latin1')).toBe('\0\x0bmessages/42a quiet word');
});

test('the same record never looks the same twice', () => {
  expect(sealRecord(KEY, PLAIN, CONTEXT)).not.toEqual(sealRecord(KEY, PLAIN, CONTEXT));
});

test('any changed byte, and any cut, is noticed', () => {
  const sealed = sealRecord(KEY, PLAIN, CONTEXT);
  for (let at = 0; at < sealed.byteLength; at++) {
    const changed = sealed.with(at, sealed[at]! ^ 0x80);
    expect(code(() => openRecord(KEY, changed, CONTEXT))).toBe('tampered');
    expect(code(() => openRecord(KEY, sealed.subarray(0, at), CONTEXT))).toBe('tampered');
  }
});

test('it opens nowhere else and under no other key', () => {
  const sealed = sealRecord(KEY, PLAIN, CONTEXT);
  for (const place of ['messages/43', 'messages/4', 'messages/42a', '']) {
    expect(code(() => openRecord(KEY, sealed, place))).toBe('tampered');
  }
  expect(code(() => openRecord(dek(randomBytes(32)), sealed, CONTEXT))).toBe('tampered');
});

test('the context cannot borrow from the content', () => {
  const sealed = sealRecord(KEY, new TextEncoder().encode('2'), 'messages/4');
  expect(code(() => openRecord(KEY, sealed, 'messages/42'))).toBe('tampered');
});

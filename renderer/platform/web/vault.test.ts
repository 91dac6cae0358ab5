import 'fake-indexeddb/auto';
import { beforeEach, expect, test, vi } from 'vitest';
import { vault } from './vault.ts';

beforeEach(async () => {
  vi.stubGlobal('isSecureContext', true);
  await vault.destroy();
});

test('the key is made once and comes back', async () => {
  const first = await vault.open();
  const second = await vault.open();
  if (!first.ok || !second.ok) throw new Error('vault did not open');
  expect(first.key.byteLength).toBe(32);
  expect(second.key).toEqual(first.key);
});

test('two openings at once agree on one key', async () => {
  const [a, b] = await Promise.all([vault.open(), vault.open()]);
  if (!a.ok || !b.ok) throw new Error('vault did not open');
  expect(a.key).toEqual(b.key);
});

test('a destroyed key does not come back', async () => {
  const before = await vault.open();
  await vault.destroy();
  const after = await vault.open();
  if (!before.ok || !after.ok) throw new Error('vault did not open');
  expect(after.key).not.toEqual(before.key);
});

test('an insecure origin has no vault', async () => {
  vi.stubGlobal('isSecureContext', false);
  expect(await vault.open()).toEqual({ ok: false, code: 'keychain-missing' });
});

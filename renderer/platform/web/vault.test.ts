import 'fake-indexeddb/auto';
import { beforeEach, expect, test, vi } from 'vitest';
import type { VaultFileName } from '#e2ee/vault/ports.ts';
import { vault } from './vault.ts';
import { browserSeal } from './wrapping-key.ts';

// Neither workers nor the private file system exist here; the specs in a browser show both.
vi.mock('./argon2id.ts', () => ({
  argon2id: async (passphrase: string) => new Uint8Array(32).fill(passphrase.length),
}));
vi.mock('./vault-files.ts', () => {
  const texts = new Map<VaultFileName, string>();
  return {
    privateFiles: {
      read: async (name: VaultFileName) => texts.get(name) ?? null,
      write: async (name: VaultFileName, text: string) => void texts.set(name, text),
      remove: async (name: VaultFileName) => void texts.delete(name),
    },
  };
});

beforeEach(async () => {
  vi.stubGlobal('isSecureContext', true);
  await vault.destroy();
});

test('the key is made once and comes back, with a passphrase too', async () => {
  const [first, second] = await Promise.all([vault.open(), vault.open()]);
  if (!first.ok || !second.ok) throw new Error('vault did not open');
  expect(second.key).toEqual(first.key);
  expect(await vault.setPassphrase(null, 'passphrase')).toEqual({ ok: true });
  expect(await vault.open()).toEqual({ ok: false, code: 'locked' });
  expect(await vault.open('passphrase')).toEqual(first);
});

test('a destroyed key does not come back', async () => {
  const before = await vault.open();
  await vault.destroy();
  const after = await vault.open();
  if (!before.ok || !after.ok) throw new Error('vault did not open');
  expect(after.key).not.toEqual(before.key);
});

test('a browser that lost its wrapping key is reported', async () => {
  await vault.open();
  await browserSeal.destroy();
  expect(await vault.open()).toEqual({ ok: false, code: 'keychain-changed' });
});

test('an insecure origin has no vault, with a passphrase neither', async () => {
  vi.stubGlobal('isSecureContext', false);
  const missing = { ok: false, code: 'keychain-missing' };
  expect(await vault.open()).toEqual(missing);
  expect(await vault.open('passphrase')).toEqual(missing);
});

import { mkdtemp, readFile, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import type { Keychain } from './keychain.ts';
import { createVault } from './vault.ts';

let file: string;
beforeEach(async () => {
  file = path.join(await mkdtemp(path.join(tmpdir(), 'vestnik-vault-')), 'vault.json');
});

/** Wraps by XOR with one byte, as different systems would with different keys. */
function keychainOf(pad: number, rewrap = false): Keychain {
  const xor = (bytes: Buffer) => Buffer.from(bytes.map((byte) => byte ^ pad));
  return {
    isAvailable: async () => true,
    wrap: async (secret) => Buffer.concat([Buffer.from([pad]), xor(Buffer.from(secret))]),
    unwrap: async (wrapped) => {
      if (wrapped[0] !== pad) throw new Error('another key');
      return { secret: xor(wrapped.subarray(1)).toString(), rewrap };
    },
  };
}

test('creates the key once and finds it again', async () => {
  const first = await createVault(file, keychainOf(7)).open();
  const second = await createVault(file, keychainOf(7)).open();
  expect(first.ok && first.key.byteLength).toBe(32);
  expect(second).toEqual(first);
  expect((await stat(file)).mode & 0o777).toBe(0o600);
});

test('two first calls at once get the same key', async () => {
  const vault = createVault(file, keychainOf(7));
  const [a, b] = await Promise.all([vault.open(), vault.open()]);
  expect(a.ok).toBe(true);
  expect(b).toEqual(a);
});

test('the file does not hold the key', async () => {
  const opened = await createVault(file, keychainOf(7)).open();
  if (!opened.ok) throw new Error(opened.code);
  const content = await readFile(file, 'utf8');
  const { wrappedKey } = JSON.parse(content);
  expect(content).not.toContain(Buffer.from(opened.key).toString('base64'));
  expect(Buffer.from(wrappedKey, 'base64').includes(Buffer.from(opened.key))).toBe(false);
});

test('a changed keychain is reported and nothing is replaced', async () => {
  await createVault(file, keychainOf(7)).open();
  const before = await readFile(file, 'utf8');
  expect(await createVault(file, keychainOf(9)).open()).toEqual({
    ok: false,
    code: 'keychain-changed',
  });
  expect(await readFile(file, 'utf8')).toBe(before);
});

test('without a keychain there is no key and no file', async () => {
  const missing: Keychain = { ...keychainOf(7), isAvailable: async () => false };
  expect(await createVault(file, missing).open()).toEqual({ ok: false, code: 'keychain-missing' });
  await expect(stat(file)).rejects.toThrow('ENOENT');
});

test('a damaged file is a failure, not a new key', async () => {
  await writeFile(file, '{"version":1');
  expect(await createVault(file, keychainOf(7)).open()).toEqual({
    ok: false,
    code: 'vault-failed',
  });
  expect(await readFile(file, 'utf8')).toBe('{"version":1');
});

test('wraps again when the system asks for it', async () => {
  const first = await createVault(file, keychainOf(7)).open();
  let wrapped = 0;
  const rotating = keychainOf(7, true);
  const counting: Keychain = {
    ...rotating,
    wrap: (secret) => {
      wrapped++;
      return rotating.wrap(secret);
    },
  };
  expect(await createVault(file, counting).open()).toEqual(first);
  expect(wrapped).toBe(1);
});

test('after destroy there is another key', async () => {
  const vault = createVault(file, keychainOf(7));
  const first = await vault.open();
  await vault.destroy();
  const second = await vault.open();
  expect(second.ok && first.ok && Buffer.from(second.key).equals(first.key)).toBe(false);
});

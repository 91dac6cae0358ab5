import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { encodeBase64Url } from '#contract/wire/base64url.ts';
import { portableArgon2id } from '#e2ee/vault/argon2id.ts';
import { argon2id } from './argon2id.ts';
import { destroyVault, openVault } from './vault.ts';

let profile: string;
const file = () => join(profile, 'vault.json');

beforeEach(() => {
  profile = mkdtempSync(join(tmpdir(), 'vestnik-vault-'));
});
afterEach(() => rmSync(profile, { recursive: true }));

const keyOf = async (passphrase?: string) => {
  const opened = await openVault(profile, passphrase);
  if (!opened.ok) throw new Error(opened.code);
  return encodeBase64Url(opened.value);
};

test('keeps one key, in a file for its owner alone', async () => {
  const key = await keyOf();
  expect(await keyOf()).toBe(key);
  expect(statSync(file()).mode & 0o777).toBe(0o600);
});

test('a passphrase wraps the key, also one that was plain before', async () => {
  const key = await keyOf();
  expect(readFileSync(file(), 'utf8'), 'the search finds a plain key').toContain(key);
  expect(await keyOf('correct horse')).toBe(key);
  expect(readFileSync(file(), 'utf8')).not.toContain(key);
  expect(await keyOf('correct horse')).toBe(key);
  const locked = { ok: false, code: 'locked' };
  expect(await openVault(profile)).toEqual(locked);
  expect(await openVault(profile, 'wrong horse')).toEqual(locked);
});

test('the built-in Argon2id and the portable one agree', async () => {
  const parameters = {
    salt: new Uint8Array(16).fill(7),
    memory: 64,
    iterations: 2,
    parallelism: 1,
  };
  expect(await argon2id('passphrase', parameters)).toEqual(
    await portableArgon2id('passphrase', parameters),
  );
});

test('the same passphrase in other code points opens', async () => {
  const key = await keyOf('\u0439');
  expect(await keyOf('\u0438\u0306')).toBe(key);
});

test.each(['not json', '{}', '{"v":1,"kind":"plain","key":"AA"}'])(
  'a file that is no vault is a failure and stays as it is: %s',
  async (text) => {
    writeFileSync(file(), text);
    expect(await openVault(profile)).toEqual({ ok: false, code: 'storage-failed' });
    expect(readFileSync(file(), 'utf8')).toBe(text);
  },
);

test('destroying leaves nothing, and a new key comes after it', async () => {
  const key = await keyOf();
  destroyVault(profile);
  expect(readdirSync(profile)).toEqual([]);
  expect(await keyOf()).not.toBe(key);
});

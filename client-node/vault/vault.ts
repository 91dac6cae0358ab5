import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Result } from '#contract/engine/errors.ts';
import { type Dek, KEY_LENGTH, dek, randomBytes } from '#e2ee/keys.ts';
import { unwrapKey, wrapKey } from '#e2ee/vault/passphrase.ts';
import { readText, replaceFile } from '../profile/files.ts';
import { argon2id } from './argon2id.ts';
import { type VaultFile, parseVaultFile, printVaultFile } from './vault-file.ts';

const fileOf = (profileDir: string) => join(profileDir, 'vault.json');

/**
 * The key of the local store, created at the first call. With a passphrase it is wrapped by Argon2id;
 * a plain vault that is opened with a passphrase is wrapped from then on. Without one it lies in a file
 * of mode 0600: this keeps other users of the machine out, but nobody who can read the disk.
 * Fails with `locked` for a missing or wrong passphrase, `storage-failed` for a file that is no vault.
 */
export async function openVault(profileDir: string, passphrase?: string): Promise<Result<Dek>> {
  const path = fileOf(profileDir);
  const text = readText(path);
  if (text === null) return { ok: true, value: await create(path, passphrase) };
  const file = parseVaultFile(text);
  if (!file) return { ok: false, code: 'storage-failed' };
  if (file.kind === 'plain') {
    const key = dek(file.key);
    if (passphrase) replaceFile(path, printVaultFile(await wrapped(key, passphrase)));
    return { ok: true, value: key };
  }
  const key = passphrase ? await unwrapKey(file, passphrase, argon2id) : null;
  return key ? { ok: true, value: key } : { ok: false, code: 'locked' };
}

/** Destroys the key: the store can't be read afterwards. */
export function destroyVault(profileDir: string): void {
  const path = fileOf(profileDir);
  const text = readText(path);
  if (text === null) return;
  // Overwritten in place first: the blocks of a deleted file stay on the disk until they are reused.
  writeFileSync(path, ' '.repeat(text.length), { flag: 'r+', flush: true });
  rmSync(path);
}

async function create(path: string, passphrase: string | undefined): Promise<Dek> {
  const key = dek(randomBytes(KEY_LENGTH));
  const file: VaultFile = passphrase
    ? await wrapped(key, passphrase)
    : { v: 1, kind: 'plain', key: Uint8Array.from(key) };
  replaceFile(path, printVaultFile(file));
  return key;
}

async function wrapped(key: Dek, passphrase: string): Promise<VaultFile> {
  return { v: 1, kind: 'argon2id', ...(await wrapKey(key, passphrase, argon2id)) };
}

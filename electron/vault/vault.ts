import { randomBytes } from 'node:crypto';
import type { VaultApi } from '#contract/platform/platform-api.ts';
import type { Keychain } from './keychain.ts';
import { deleteKeyFile, readKeyFile, writeKeyFile } from './key-file.ts';

const KEY_BYTES = 32;

/**
 * Keeper of the key of the local cache, wrapped by the system's keychain. A key that can't be
 * unwrapped is reported, never replaced: a new one would make the cache unreadable for good.
 */
export function createVault(file: string, keychain: Keychain): VaultApi {
  let last: Promise<unknown> = Promise.resolve();
  /** One at a time: two first calls must not make two keys. */
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const next = last.then(work, work);
    last = next;
    return next;
  };
  return {
    open: () => inTurn(() => openKey(file, keychain)),
    destroy: () => inTurn(() => deleteKeyFile(file)),
  };
}

async function openKey(file: string, keychain: Keychain): ReturnType<VaultApi['open']> {
  try {
    if (!(await keychain.isAvailable())) return { ok: false, code: 'keychain-missing' };
    const wrapped = await readKeyFile(file);
    return wrapped ? await unwrapKey(file, wrapped, keychain) : await createKey(file, keychain);
  } catch {
    return { ok: false, code: 'vault-failed' };
  }
}

async function createKey(file: string, keychain: Keychain): ReturnType<VaultApi['open']> {
  const key = randomBytes(KEY_BYTES);
  await writeKeyFile(file, await keychain.wrap(key.toString('base64')));
  return { ok: true, key: new Uint8Array(key) };
}

async function unwrapKey(
  file: string,
  wrapped: Buffer,
  keychain: Keychain,
): ReturnType<VaultApi['open']> {
  const unwrapped = await keychain.unwrap(wrapped).catch(() => null);
  if (!unwrapped) return { ok: false, code: 'keychain-changed' };
  const key = Buffer.from(unwrapped.secret, 'base64');
  if (key.byteLength !== KEY_BYTES) return { ok: false, code: 'keychain-changed' };
  if (unwrapped.rewrap) await writeKeyFile(file, await keychain.wrap(unwrapped.secret));
  return { ok: true, key: new Uint8Array(key) };
}

import type { VaultApi } from '#contract/platform/platform-api.ts';
import { type WrappedKey, addWrappedKey, deleteVault, readWrappedKey } from './vault-database.ts';

const KEY_BYTES = 32;
const IV_BYTES = 12;

/**
 * The DEK lies wrapped (AES-256-GCM) beside a wrapping key that the browser keeps non-extractable:
 * a script can use it while the page is open, but nobody can carry it away from this profile.
 */
export const vault: VaultApi = {
  async open() {
    // Browsers offer WebCrypto on secure origins alone.
    if (!isSecureContext) return { ok: false, code: 'keychain-missing' };
    try {
      const stored = (await readWrappedKey()) ?? (await create());
      return { ok: true, key: await unwrap(stored) };
    } catch (error) {
      const changed = error instanceof DOMException && error.name === 'OperationError';
      return { ok: false, code: changed ? 'keychain-changed' : 'vault-failed' };
    }
  },
  destroy: deleteVault,
};

async function create(): Promise<WrappedKey> {
  const key = crypto.getRandomValues(new Uint8Array(KEY_BYTES));
  const iv = crypto.getRandomValues(new Uint8Array(IV_BYTES));
  const wrappingKey = await crypto.subtle.generateKey({ name: 'AES-GCM', length: 256 }, false, [
    'encrypt',
    'decrypt',
  ]);
  const wrapped = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, wrappingKey, key);
  key.fill(0);
  return addWrappedKey({ wrappingKey, iv, wrapped });
}

async function unwrap({ wrappingKey, iv, wrapped }: WrappedKey): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, wrappingKey, wrapped));
}

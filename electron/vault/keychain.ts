import { safeStorage } from 'electron';
import type { MachineSeal } from '#e2ee/vault/ports.ts';

/** Keychain, DPAPI or Secret Service through Electron. */
export const systemKeychain: MachineSeal = {
  async isAvailable() {
    if (!(await safeStorage.isAsyncEncryptionAvailable())) return false;
    // On Linux without a keyring Chromium encrypts with a password that everybody knows.
    return process.platform !== 'linux' || safeStorage.getSelectedStorageBackend() !== 'basic_text';
  },
  wrap: (secret) => safeStorage.encryptStringAsync(Buffer.from(secret).toString('base64')),
  async unwrap(wrapped) {
    const { result, shouldReEncrypt } = await safeStorage.decryptStringAsync(Buffer.from(wrapped));
    return { secret: Buffer.from(result, 'base64'), rewrap: shouldReEncrypt };
  },
  // The system's key serves other secrets too.
  destroy: async () => {},
};

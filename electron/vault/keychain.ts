import { safeStorage } from 'electron';

/** The operating system's place for secrets, as the vault needs it. */
export interface Keychain {
  isAvailable(): Promise<boolean>;
  wrap(secret: string): Promise<Buffer>;
  /** `rewrap`: the system changed its own key, the secret should be wrapped again. Throws when the key is another. */
  unwrap(wrapped: Buffer): Promise<{ secret: string; rewrap: boolean }>;
}

/** Keychain, DPAPI or Secret Service through Electron. */
export const systemKeychain: Keychain = {
  async isAvailable() {
    if (!(await safeStorage.isAsyncEncryptionAvailable())) return false;
    // On Linux without a keyring Chromium encrypts with a password that everybody knows.
    return process.platform !== 'linux' || safeStorage.getSelectedStorageBackend() !== 'basic_text';
  },
  wrap: (secret) => safeStorage.encryptStringAsync(secret),
  async unwrap(wrapped) {
    const { result, shouldReEncrypt } = await safeStorage.decryptStringAsync(wrapped);
    return { secret: result, rewrap: shouldReEncrypt };
  },
};

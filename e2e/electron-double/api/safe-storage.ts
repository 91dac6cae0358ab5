import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { strict } from '../strict.ts';
import { app } from './app.ts';

const PREFIX = Buffer.from('v11');
const IV = 12;
const TAG = 16;

/** The keyring's key, in a file of the profile: the double has no keyring. */
function keyringKey(): Buffer {
  const file = path.join(app.getPath('userData'), 'double.keyring');
  if (!existsSync(file)) writeFileSync(file, randomBytes(32), { mode: 0o600 });
  return readFileSync(file);
}

export const safeStorage = strict('safeStorage', {
  isAsyncEncryptionAvailable: async () => true,
  getSelectedStorageBackend: () => 'gnome_libsecret',
  async encryptStringAsync(text) {
    const iv = randomBytes(IV);
    const cipher = createCipheriv('aes-256-gcm', keyringKey(), iv);
    const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
    return Buffer.concat([PREFIX, iv, cipher.getAuthTag(), sealed]);
  },
  async decryptStringAsync(sealed) {
    const body = sealed.subarray(PREFIX.length);
    const decipher = createDecipheriv('aes-256-gcm', keyringKey(), body.subarray(0, IV));
    decipher.setAuthTag(body.subarray(IV, IV + TAG));
    const text = Buffer.concat([decipher.update(body.subarray(IV + TAG)), decipher.final()]);
    return { result: text.toString('utf8'), shouldReEncrypt: false };
  },
} satisfies Partial<Electron.SafeStorage>);

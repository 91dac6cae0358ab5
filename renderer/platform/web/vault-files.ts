import type { VaultFileName, VaultFiles } from '#e2ee/vault/ports.ts';

const FOLDER = 'vestnik-vault';

/**
 * The vault's texts in the browser's private file system. Not in IndexedDB: its log would keep the key
 * as it was wrapped before a passphrase was set, long after it was overwritten.
 */
export const privateFiles: VaultFiles = {
  async read(name) {
    // Insecure origins have no such files, and nothing was ever written there.
    if (!isSecureContext) return null;
    try {
      const text = await (await (await fileOf(name, false)).getFile()).text();
      // Made by a write that a reload ended before its content took its place: nothing was kept yet.
      return text === '' ? null : text;
    } catch (error) {
      if (isMissing(error)) return null;
      throw error;
    }
  },
  async write(name, text) {
    // The new content takes the place of the old one when the stream is closed.
    const stream = await (await fileOf(name, true)).createWritable();
    await stream.write(text);
    await stream.close();
  },
  async remove(name) {
    try {
      await (await folder()).removeEntry(name);
    } catch (error) {
      if (!isMissing(error)) throw error;
    }
  },
};

const folder = async (): Promise<FileSystemDirectoryHandle> =>
  (await navigator.storage.getDirectory()).getDirectoryHandle(FOLDER, { create: true });

const fileOf = async (name: VaultFileName, create: boolean): Promise<FileSystemFileHandle> =>
  (await folder()).getFileHandle(name, { create });

const isMissing = (error: unknown): boolean =>
  error instanceof DOMException && error.name === 'NotFoundError';

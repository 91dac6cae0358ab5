import { open, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import type { VaultFileName, VaultFiles } from '#e2ee/vault/ports.ts';

const NAMES: Record<VaultFileName, string> = {
  vault: 'vault.json',
  attempts: 'vault-attempts.json',
};

/** The vault's texts as files of a folder, readable for their owner alone. */
export function vaultFiles(folder: string): VaultFiles {
  const fileOf = (name: VaultFileName) => path.join(folder, NAMES[name]);
  return {
    read: (name) => orNull(() => readFile(fileOf(name), 'utf8')),
    write: (name, text) => replaceFile(fileOf(name), text),
    async remove(name) {
      const file = fileOf(name);
      const handle = await orNull(() => open(file, 'r+'));
      if (handle) await blank(handle);
      await rm(file, { force: true });
      await syncFolder(folder);
    },
  };
}

/** After a crash there is the old content or the new one; the old one is blanked once it is replaced. */
async function replaceFile(file: string, text: string): Promise<void> {
  const fresh = `${file}.new`;
  const handle = await open(fresh, 'w', 0o600);
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
  // Windows replaces no file that is open.
  const before = process.platform === 'win32' ? null : await orNull(() => open(file, 'r+'));
  await rename(fresh, file);
  await syncFolder(path.dirname(file));
  if (before) await blank(before);
}

/** Overwrites in place: the blocks of a deleted file stay on the disk until they are reused. */
async function blank(handle: Awaited<ReturnType<typeof open>>): Promise<void> {
  try {
    const { size } = await handle.stat();
    await handle.write(' '.repeat(size), 0);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

async function orNull<T>(work: () => Promise<T>): Promise<T | null> {
  try {
    return await work();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

/** Makes a rename or a deletion durable; Windows can't open folders and needs no such step. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

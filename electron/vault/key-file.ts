import { open, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import * as v from 'valibot';

const content = v.object({ version: v.literal(1), wrappedKey: v.pipe(v.string(), v.base64()) });

/** The wrapped key in a file of its own. Null when there is none; throws when it can't be read. */
export async function readKeyFile(file: string): Promise<Buffer | null> {
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
  return Buffer.from(v.parse(content, JSON.parse(text)).wrappedKey, 'base64');
}

/** Replaces the file as a whole: after a crash there is the old content or the new one. */
export async function writeKeyFile(file: string, wrappedKey: Buffer): Promise<void> {
  const fresh = `${file}.new`;
  const handle = await open(fresh, 'w', 0o600);
  try {
    await handle.writeFile(
      JSON.stringify({ version: 1, wrappedKey: wrappedKey.toString('base64') }),
    );
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(fresh, file);
  await syncFolder(path.dirname(file));
}

export async function deleteKeyFile(file: string): Promise<void> {
  await rm(file, { force: true });
  await syncFolder(path.dirname(file));
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

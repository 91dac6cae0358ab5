import { randomUUID } from 'node:crypto';
import { type FileHandle, mkdir, open, realpath, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { safeName } from '#contract/platform/safe-name.ts';

/** A file that appears under its name only when it is whole. */
export interface WritingFile {
  write(bytes: Uint8Array): Promise<void>;
  /** Answers where it lies now. */
  keep(): Promise<string>;
  discard(): Promise<void>;
}

/** Begins a file at `target`; with `unique` nothing that is there is replaced. */
export async function writeFileAt(target: string, unique: boolean): Promise<WritingFile> {
  const part = `${target.slice(0, target.length - path.basename(target).length)}.${randomUUID()}.part`;
  const file: FileHandle = await open(part, 'wx', 0o600);
  const discard = async () => {
    await file.close().catch(() => {});
    await rm(part, { force: true });
  };
  return {
    async write(bytes) {
      await file.appendFile(bytes);
    },
    async keep() {
      try {
        // Others of this computer may read what is saved as far as the system usually lets them.
        await file.chmod(0o666 & ~process.umask());
        await file.sync();
        await file.close();
        if (!unique) {
          await rename(part, target);
          return target;
        }
        const place = await freePath(target);
        await rename(part, place).catch(async (error: unknown) => {
          await rm(place, { force: true });
          throw error;
        });
        return place;
      } catch (error) {
        await discard();
        throw error;
      }
    },
    discard,
  };
}

/**
 * Path of an entry below a folder, whose parents are made. The names must be safe as they are, and no
 * link on the way may lead out.
 * @throws Error otherwise
 */
export async function pathWithin(folder: string, names: readonly string[]): Promise<string> {
  const safe = names.length > 0 && names.every((name) => safeName(name) === name);
  if (!safe) throw new Error('an unsafe name');
  const target = path.join(folder, ...names);
  await mkdir(path.dirname(target), { recursive: true });
  const [root, parent] = await Promise.all([realpath(folder), realpath(path.dirname(target))]);
  if (parent !== root && !parent.startsWith(root + path.sep)) throw new Error('leads out');
  return target;
}

/** The path, or the first with a number behind its name where nothing is yet; the place is taken. */
export async function freePath(target: string): Promise<string> {
  const { dir, name, ext } = path.parse(target);
  for (let number = 1; ; number++) {
    const candidate = number === 1 ? target : path.join(dir, `${name} (${number})${ext}`);
    try {
      await (await open(candidate, 'wx', 0o600)).close();
      return candidate;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
}

/** Makes a folder of this name, or with a number behind it; answers its path. */
export async function makeFreeFolder(target: string): Promise<string> {
  for (let number = 1; ; number++) {
    const candidate = number === 1 ? target : `${target} (${number})`;
    try {
      await mkdir(candidate);
      return candidate;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
  }
}

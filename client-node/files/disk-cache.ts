import { type FileHandle, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { type BlobId, blobIdSchema } from '#contract/wire/files.ts';
import type { BlobWriter, CachedBlob, FileCache } from '#client/ports/file-cache.ts';
import { StoreError } from '#client/ports/store.ts';

type Bytes = Uint8Array<ArrayBuffer>;

const GROWING = '.part';

/** Blobs as files of a folder; one that grows has `.part` behind its name. */
export class DiskCache implements FileCache {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  list(): Promise<CachedBlob[]> {
    return typed(async () => {
      const names = await readdir(this.#folder).catch(absent);
      const found = await Promise.all((names ?? []).map((name) => this.#describe(name)));
      return found.filter((blob) => blob !== null);
    });
  }

  append(blobId: BlobId, length: number): Promise<BlobWriter> {
    return typed(async () => {
      await mkdir(this.#folder, { recursive: true, mode: 0o700 });
      const file = await open(this.#path(blobId) + GROWING, 'a', 0o600);
      await file.truncate(length);
      return {
        write: (bytes) => typed(() => writeAll(file, bytes)),
        close: () =>
          typed(async () => {
            await file.sync().finally(() => file.close());
          }),
      };
    });
  }

  finish(blobId: BlobId): Promise<void> {
    return typed(() => rename(this.#path(blobId) + GROWING, this.#path(blobId)));
  }

  read(blobId: BlobId, start: number, end: number): Promise<Bytes> {
    return typed(async () => {
      const path = this.#path(blobId);
      const file = await open(path).catch(() => open(path + GROWING));
      try {
        const bytes = new Uint8Array(end - start);
        const { bytesRead } = await file.read(bytes, 0, bytes.byteLength, start);
        return bytes.subarray(0, bytesRead);
      } finally {
        await file.close();
      }
    });
  }

  remove(blobId: BlobId): Promise<void> {
    return typed(async () => {
      await rm(this.#path(blobId), { force: true });
      await rm(this.#path(blobId) + GROWING, { force: true });
    });
  }

  wipe(): Promise<void> {
    return typed(() => rm(this.#folder, { recursive: true, force: true }));
  }

  #path(blobId: BlobId): string {
    return join(this.#folder, blobId);
  }

  async #describe(name: string): Promise<CachedBlob | null> {
    const whole = !name.endsWith(GROWING);
    const id = v.safeParse(blobIdSchema, whole ? name : name.slice(0, -GROWING.length));
    const file = id.success ? await stat(join(this.#folder, name)).catch(absent) : undefined;
    if (!id.success || file === undefined) return null;
    return { blobId: id.output, bytes: file.size, whole, writtenAt: file.mtimeMs };
  }
}

/** In one call where the disk takes it: `appendFile` would cut it into pieces. */
async function writeAll(file: FileHandle, bytes: Bytes): Promise<void> {
  for (let at = 0; at < bytes.byteLength;) {
    at += (await file.write(bytes, at)).bytesWritten;
  }
}

function absent(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error;
}

/** Failures of the disk as the engine knows them. */
async function typed<T>(action: () => Promise<T>): Promise<T> {
  try {
    return await action();
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code;
    throw new StoreError(
      code === 'ENOSPC' || code === 'EDQUOT' ? 'storage-full' : 'storage-failed',
      cause,
    );
  }
}

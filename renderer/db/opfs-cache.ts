import * as v from 'valibot';
import { type BlobId, blobIdSchema } from '#contract/wire/files.ts';
import type { BlobWriter, CachedBlob, FileCache } from '#client/ports/file-cache.ts';
import { StoreError } from '#client/ports/store.ts';

type Bytes = Uint8Array<ArrayBuffer>;

const GROWING = '.part';

/**
 * Blobs as files of the browser's private file system, for a worker. One that grows has `.part`
 * behind its name.
 */
export class OpfsCache implements FileCache {
  readonly #name: string;
  #folder: Promise<FileSystemDirectoryHandle> | null = null;
  /** Blobs that grow right now: only their writer sees what it has written. */
  readonly #growing = new Map<BlobId, SyncAccess>();

  constructor(database: string) {
    this.#name = `${database}-files`;
  }

  list(): Promise<CachedBlob[]> {
    return typed(async () => {
      const folder = await this.#open();
      const found: CachedBlob[] = [];
      for await (const [name, handle] of folder.entries()) {
        if (handle.kind !== 'file') continue;
        const whole = !name.endsWith(GROWING);
        const id = v.safeParse(blobIdSchema, whole ? name : name.slice(0, -GROWING.length));
        if (!id.success) continue;
        const { size, lastModified } = await (handle as FileSystemFileHandle).getFile();
        found.push({ blobId: id.output, bytes: size, whole, writtenAt: lastModified });
      }
      return found;
    });
  }

  append(blobId: BlobId, length: number): Promise<BlobWriter> {
    return typed(async () => {
      const folder = await this.#open();
      const handle = await folder.getFileHandle(blobId + GROWING, { create: true });
      const file = await (handle as WorkerHandle).createSyncAccessHandle();
      let end = length;
      file.truncate(length);
      this.#growing.set(blobId, file);
      return {
        write: (bytes) =>
          typed(async () => {
            if (file.write(bytes, { at: end }) !== bytes.byteLength) throw new QuotaError();
            end += bytes.byteLength;
          }),
        close: () =>
          typed(async () => {
            this.#growing.delete(blobId);
            file.flush();
            file.close();
          }),
      };
    });
  }

  finish(blobId: BlobId): Promise<void> {
    return typed(async () => {
      const folder = await this.#open();
      const handle = await folder.getFileHandle(blobId + GROWING);
      await (handle as WorkerHandle).move(blobId);
    });
  }

  read(blobId: BlobId, start: number, end: number): Promise<Bytes> {
    return typed(async () => {
      const growing = this.#growing.get(blobId);
      if (growing) {
        const bytes = new Uint8Array(end - start);
        return bytes.subarray(0, growing.read(bytes, { at: start }));
      }
      const folder = await this.#open();
      const handle = await folder
        .getFileHandle(blobId)
        .catch(() => folder.getFileHandle(blobId + GROWING));
      const file = await handle.getFile();
      return new Uint8Array(await file.slice(start, end).arrayBuffer());
    });
  }

  remove(blobId: BlobId): Promise<void> {
    return typed(async () => {
      const folder = await this.#open();
      await folder.removeEntry(blobId).catch(absent);
      await folder.removeEntry(blobId + GROWING).catch(absent);
    });
  }

  wipe(): Promise<void> {
    return typed(async () => {
      this.#folder = null;
      const root = await navigator.storage.getDirectory();
      await root.removeEntry(this.#name, { recursive: true }).catch(absent);
    });
  }

  #open(): Promise<FileSystemDirectoryHandle> {
    this.#folder ??= navigator.storage
      .getDirectory()
      .then((root) => root.getDirectoryHandle(this.#name, { create: true }));
    return this.#folder;
  }
}

/** https://fs.spec.whatwg.org/#api-filesystemsyncaccesshandle, for workers only. */
interface SyncAccess {
  truncate(size: number): void;
  read(bytes: Bytes, options: { at: number }): number;
  write(bytes: Bytes, options: { at: number }): number;
  flush(): void;
  close(): void;
}

/** What a page's types leave out; `move` is https://github.com/whatwg/fs/pull/10. */
type WorkerHandle = FileSystemFileHandle & {
  createSyncAccessHandle(): Promise<SyncAccess>;
  move(name: string): Promise<void>;
};

class QuotaError extends Error {
  override readonly name = 'QuotaExceededError';
}

function absent(error: unknown): void {
  if (!(error instanceof DOMException && error.name === 'NotFoundError')) throw error;
}

async function typed<T>(action: () => Promise<T>): Promise<T> {
  try {
    return await action();
  } catch (cause) {
    const full = cause instanceof Error && cause.name === 'QuotaExceededError';
    throw new StoreError(full ? 'storage-full' : 'storage-failed', cause);
  }
}

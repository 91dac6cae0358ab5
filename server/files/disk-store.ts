import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { FileStore } from '@tus/file-store';
import * as v from 'valibot';
import { blobIdSchema } from '#contract/wire/files.ts';
import type { BlobStore } from './blob-store.ts';

const READ_AHEAD = 512 * 1024;

/** Bytes that are written together. */
const BATCH = 1024 * 1024;

/** Writes what arrives in large batches, each with one call; tus's own does it piece by piece. */
class BatchingStore extends FileStore {
  override async write(readable: Readable, id: string, offset: number): Promise<number> {
    const file = await open(join(this.directory, id), 'r+');
    let end = offset;
    let waiting: Buffer[] = [];
    let bytes = 0;
    const flush = async () => {
      if (bytes === 0) return;
      const { bytesWritten } = await file.writev(waiting, end);
      if (bytesWritten !== bytes) throw new Error('the disk took less than was written');
      end += bytes;
      waiting = [];
      bytes = 0;
    };
    try {
      for await (const piece of readable as AsyncIterable<Buffer>) {
        waiting.push(piece);
        bytes += piece.byteLength;
        if (bytes >= BATCH) await flush();
      }
      await flush();
      return end;
    } finally {
      await file.close();
    }
  }
}

/** Blobs as files of a folder; beside each stands `<id>.json`, which tus resumes by. */
export async function openDiskStore(directory: string): Promise<BlobStore> {
  await mkdir(directory, { recursive: true, mode: 0o700 });
  const uploads = new BatchingStore({ directory });
  const pathOf = (blobId: string) => join(directory, blobId);

  const sync = async (path: string) => {
    const file = await open(path, 'r');
    try {
      await file.sync();
    } finally {
      await file.close();
    }
  };

  return {
    uploads,

    async size(blobId) {
      const found = await stat(pathOf(blobId)).catch(() => null);
      return found?.isFile() ? found.size : null;
    },

    async persist(blobId) {
      await sync(pathOf(blobId));
      // The folder holds the name; Windows can't sync one and needs no telling.
      if (process.platform !== 'win32') await sync(directory);
    },

    read: (blobId, start, end) =>
      createReadStream(pathOf(blobId), { start, end, highWaterMark: READ_AHEAD }),

    async remove(blobId) {
      await rm(pathOf(blobId), { force: true });
      await rm(`${pathOf(blobId)}.json`, { force: true });
    },

    async list() {
      const names = await readdir(directory);
      const ids = new Set(names.map((name) => name.replace(/\.json$/, '')));
      return [...ids].flatMap((id) => {
        const parsed = v.safeParse(blobIdSchema, id);
        return parsed.success ? [parsed.output] : [];
      });
    },
  };
}

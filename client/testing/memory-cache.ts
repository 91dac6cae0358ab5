import type { BlobId } from '#contract/wire/files.ts';
import type { Bytes } from '#e2ee/keys.ts';
import { concatenated } from '../files/bytes.ts';
import type { BlobWriter, CachedBlob, FileCache } from '../ports/file-cache.ts';

/** Blobs in memory, with the semantics of the real caches. */
export class MemoryCache implements FileCache {
  /** When blobs were written, where a test says so. */
  readonly written = new Map<BlobId, number>();
  readonly blobs = new Map<BlobId, { bytes: Bytes; whole: boolean }>();

  async list(): Promise<CachedBlob[]> {
    return [...this.blobs].map(([blobId, { bytes, whole }]) => ({
      blobId,
      bytes: bytes.byteLength,
      whole,
      writtenAt: this.written.get(blobId) ?? 0,
    }));
  }

  async append(blobId: BlobId, length: number): Promise<BlobWriter> {
    const before = this.blobs.get(blobId)?.bytes ?? new Uint8Array();
    this.blobs.set(blobId, { bytes: before.slice(0, length), whole: false });
    return {
      write: async (bytes) => {
        const blob = this.blobs.get(blobId);
        if (blob !== undefined) blob.bytes = concatenated([blob.bytes, bytes]);
      },
      close: async () => {},
    };
  }

  async finish(blobId: BlobId): Promise<void> {
    const blob = this.blobs.get(blobId);
    if (blob !== undefined) blob.whole = true;
  }

  async read(blobId: BlobId, start: number, end: number): Promise<Bytes> {
    return (this.blobs.get(blobId)?.bytes ?? new Uint8Array()).slice(start, end);
  }

  async remove(blobId: BlobId): Promise<void> {
    this.blobs.delete(blobId);
  }

  async wipe(): Promise<void> {
    this.blobs.clear();
  }
}

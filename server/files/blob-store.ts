import type { Readable } from 'node:stream';
import type { DataStore } from '@tus/server';
import type { BlobId } from '#contract/wire/files.ts';

/** Where the bytes of blobs lie. Who may read them is not its business. */
export interface BlobStore {
  /** Takes uploads piece by piece; tus writes through it. */
  readonly uploads: DataStore;
  /** Bytes that are there; null for none. */
  size(blobId: BlobId): Promise<number | null>;
  /** Makes a whole blob durable: it survives a loss of power once this resolves. */
  persist(blobId: BlobId): Promise<void>;
  /** Bytes from `start` to `end`, both included. */
  read(blobId: BlobId, start: number, end: number): Readable;
  /** Deletes whatever is there. */
  remove(blobId: BlobId): Promise<void>;
  /** The ids of all that is there. */
  list(): Promise<BlobId[]>;
}

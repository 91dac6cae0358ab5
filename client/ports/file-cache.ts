import type { BlobId } from '#contract/wire/files.ts';
import type { Bytes } from '#e2ee/keys.ts';

/** A blob, or the beginning of one, on this device. */
export interface CachedBlob {
  blobId: BlobId;
  bytes: number;
  /** False while it grows. */
  whole: boolean;
  /** When it was written, Unix ms. */
  writtenAt: number;
}

/** Appends to a blob that grows. */
export interface BlobWriter {
  write(bytes: Bytes): Promise<void>;
  /** What was written is on disk when it resolves. */
  close(): Promise<void>;
}

/**
 * Where this device keeps blobs: ciphertext only, since the keys stand in the sealed store. Every
 * method rejects with a `StoreError` when the medium fails or is full.
 */
export interface FileCache {
  list(): Promise<CachedBlob[]>;
  /** Opens a blob that grows, cut to its first `length` bytes. */
  append(blobId: BlobId, length: number): Promise<BlobWriter>;
  /** From now on the blob is whole. */
  finish(blobId: BlobId): Promise<void>;
  /** Bytes from `start` to before `end`; fewer where the blob ends. */
  read(blobId: BlobId, start: number, end: number): Promise<Bytes>;
  remove(blobId: BlobId): Promise<void>;
  /** Deletes everything. */
  wipe(): Promise<void>;
}

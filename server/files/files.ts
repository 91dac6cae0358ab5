import type { Readable } from 'node:stream';
import type { BlobId, FileLimits } from '#contract/wire/files.ts';
import type { ChatId, ClientMessageId } from '#contract/wire/primitives.ts';
import type { BlobRecord, BlobRepository } from '../repositories/ports.ts';
import type { Caller } from '../services/caller.ts';
import type { RateLimits } from '../services/rate-limits.ts';
import { RefusalError } from '../services/refusal.ts';
import type { BlobStore } from './blob-store.ts';

interface Limits extends FileLimits {
  totalBytes: number;
}

/** Who may store, resume and read which blob. */
export class Files {
  readonly #store: BlobStore;
  readonly #blobs: BlobRepository;
  readonly #rateLimits: RateLimits;
  readonly #limits: Limits;

  constructor(store: BlobStore, blobs: BlobRepository, rateLimits: RateLimits, limits: Limits) {
    this.#store = store;
    this.#blobs = blobs;
    this.#rateLimits = rateLimits;
    this.#limits = limits;
  }

  /**
   * Reserves room for a blob in a chat of the caller.
   * @throws RefusalError `payload-too-large`, `quota-exceeded`, `not-a-member` or `conflict`.
   */
  async create(
    caller: Caller,
    blobId: BlobId,
    chatId: ChatId,
    size: number,
    ref: ClientMessageId | null,
  ): Promise<void> {
    this.#rateLimits.check('blobs', caller.userId);
    if (size < 1) throw new RefusalError('bad-request');
    if (size > this.#limits.maxBlobBytes) throw new RefusalError('payload-too-large');
    const { status } = await this.#blobs.create({
      blobId,
      chatId,
      accountRef: caller.accountRef,
      size,
      ref,
      accountQuota: this.#limits.accountQuotaBytes,
      totalQuota: this.#limits.totalBytes,
      now: Date.now(),
    });
    if (status === 'created') return;
    const full = status === 'account-full' || status === 'server-full';
    throw new RefusalError(full ? 'quota-exceeded' : status);
  }

  /** A blob that the caller uploads. @throws RefusalError `not-found`, also for those of others. */
  async own(caller: Caller, blobId: BlobId): Promise<BlobRecord> {
    this.#rateLimits.check('blobParts', caller.userId);
    const found = await this.#blobs.find({ blobId, accountRef: caller.accountRef });
    if (!found || !found.member || found.blob.accountRef !== caller.accountRef) {
      throw new RefusalError('not-found');
    }
    return found.blob;
  }

  /** Marks a blob as whole when all its bytes are there, after they are safe on disk. */
  async finish(blob: BlobRecord): Promise<boolean> {
    if (blob.complete) return true;
    if ((await this.#store.size(blob.blobId)) !== blob.size) return false;
    await this.#store.persist(blob.blobId);
    await this.#blobs.complete({ blobId: blob.blobId });
    return true;
  }

  /**
   * A whole blob of a chat that the caller is a member of.
   * @throws RefusalError `not-found`: not there, not whole, or none of the caller's business.
   */
  async readable(caller: Caller, blobId: BlobId): Promise<BlobRecord> {
    this.#rateLimits.check('blobParts', caller.userId);
    const found = await this.#blobs.find({ blobId, accountRef: caller.accountRef });
    if (!found?.member || !(await this.finish(found.blob))) throw new RefusalError('not-found');
    return found.blob;
  }

  /** Bytes from `start` to `end`, both included. */
  read({ blobId }: BlobRecord, start: number, end: number): Readable {
    return this.#store.read(blobId, start, end);
  }

  /** Its uploader has no use for it any more; it stays for those who were given it since. */
  async giveUp({ blobId }: BlobRecord): Promise<void> {
    if (!(await this.#blobs.handOn({ blobId }))) await this.remove(blobId);
  }

  /** The bytes first: a row without bytes is found by age, bytes without a row by the sweep. */
  async remove(blobId: BlobId): Promise<void> {
    await this.#store.remove(blobId);
    await this.#blobs.remove({ blobId });
  }
}

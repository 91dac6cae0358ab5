import type { RequestOf } from '#contract/wire/events.ts';
import type { BlobRepository } from '../repositories/ports.ts';
import type { Caller } from './caller.ts';
import type { RateLimits } from './rate-limits.ts';
import { RefusalError } from './refusal.ts';

/**
 * Which messages refer to a blob. Whoever may read a blob may open it to another chat of theirs, by a
 * message that they send there; it stays as long as one of these messages does.
 */
export class SharedFiles {
  readonly #blobs: BlobRepository;
  readonly #rateLimits: RateLimits;
  readonly #accountQuota: number;

  constructor(blobs: BlobRepository, rateLimits: RateLimits, accountQuota: number) {
    this.#blobs = blobs;
    this.#rateLimits = rateLimits;
    this.#accountQuota = accountQuota;
  }

  /**
   * The blob counts for the caller's quota like one of their own.
   * @throws RefusalError `not-a-member`, `not-found`: also for what the caller may not read,
   *   `quota-exceeded`.
   */
  async share(caller: Caller, { blobId, chatId, ref }: RequestOf<'file:share'>): Promise<object> {
    this.#rateLimits.check('blobs', caller.userId);
    const { status } = await this.#blobs.share({
      blobId,
      chatId,
      ref,
      accountRef: caller.accountRef,
      accountQuota: this.#accountQuota,
      now: Date.now(),
    });
    if (status === 'shared') return {};
    throw new RefusalError(status === 'account-full' ? 'quota-exceeded' : status);
  }

  /** A message of the caller refers to the blob no longer; one that nothing refers to is deleted. */
  async release(caller: Caller, { blobId, ref }: RequestOf<'file:release'>): Promise<object> {
    this.#rateLimits.check('blobParts', caller.userId);
    await this.#blobs.release({ blobId, ref, accountRef: caller.accountRef });
    return {};
  }
}

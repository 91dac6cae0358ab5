import type { PushName, PushOf } from '#contract/wire/events.ts';
import type { UserId } from '#contract/wire/primitives.ts';
import type { AccountRepository } from '../repositories/ports.ts';
import type { Log } from '../logging.ts';
import type { Notifier } from './notifier.ts';

/** Who shares a chat with whom, and what they are told of each other. */
export class Contacts {
  readonly #accounts: AccountRepository;
  readonly #notifier: Notifier;
  readonly #log: Log;

  constructor(accounts: AccountRepository, notifier: Notifier, log: Log) {
    this.#accounts = accounts;
    this.#notifier = notifier;
    this.#log = log;
  }

  async of(accountRef: number): Promise<Set<UserId>> {
    return new Set(await this.#accounts.contacts({ accountRef }));
  }

  /** Those who may know whether the account is there are the ones it has received something from. */
  async acquainted(accountRef: number): Promise<Set<UserId>> {
    return new Set(await this.#accounts.acquainted({ accountRef }));
  }

  async share(accountRef: number, own: UserId, other: UserId): Promise<boolean> {
    return own === other || (await this.of(accountRef)).has(other);
  }

  /** Tells the account's own devices and everybody who shares a chat with it, in the background. */
  devicesChanged(userId: UserId): void {
    this.#inBackground(async () => {
      const account = await this.#accounts.find({ userId });
      if (account) await this.#tell(account.accountRef, userId, 'device:update', { userId });
    });
  }

  /** The same for a new version of a profile. */
  profileChanged(accountRef: number, userId: UserId, version: number): void {
    this.#inBackground(() => this.#tell(accountRef, userId, 'profile:update', { userId, version }));
  }

  async #tell<N extends PushName>(
    accountRef: number,
    userId: UserId,
    name: N,
    payload: PushOf<N>,
  ): Promise<void> {
    this.#notifier.toUsers([userId, ...(await this.of(accountRef))], name, payload);
  }

  /** These pushes are hints; clients look for themselves when they miss one. */
  #inBackground(work: () => Promise<void>) {
    work().catch((error: unknown) => this.#log.warn({ err: error }, 'contacts were not told'));
  }
}

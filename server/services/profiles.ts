import type { RequestOf, ResponseOf } from '#contract/wire/events.ts';
import type { AccountRepository } from '../repositories/ports.ts';
import type { Caller } from './caller.ts';
import type { Contacts } from './contacts.ts';
import type { RateLimits } from './rate-limits.ts';
import { RefusalError } from './refusal.ts';

/** Sealed profiles: the server keeps the newest version and can't read it. */
export class Profiles {
  readonly #accounts: AccountRepository;
  readonly #contacts: Contacts;
  readonly #rateLimits: RateLimits;

  constructor(accounts: AccountRepository, contacts: Contacts, rateLimits: RateLimits) {
    this.#accounts = accounts;
    this.#contacts = contacts;
    this.#rateLimits = rateLimits;
  }

  /** @throws RefusalError `conflict` when a version as high is stored with another device's content. */
  async set(caller: Caller, { version, sealed }: RequestOf<'profile:set'>): Promise<object> {
    this.#rateLimits.check('profile', caller.userId);
    const { accountRef, userId } = caller;
    const { stored } = await this.#accounts.setProfile({ accountRef, version, sealed });
    if (!stored) {
      const present = await this.#accounts.profile({ userId });
      if (present?.version === version && Buffer.compare(present.sealed, sealed) === 0) return {};
      throw new RefusalError('conflict');
    }
    this.#contacts.profileChanged(accountRef, userId, version);
    return {};
  }

  /** @throws RefusalError `rate-limited` */
  async versions({ accountRef, userId }: Caller): Promise<ResponseOf<'profile:versions'>> {
    this.#rateLimits.check('sync', userId);
    return { profiles: await this.#accounts.profileVersions({ accountRef }) };
  }

  /** Only for those who share a chat; for others it looks as if there were none. */
  async get(caller: Caller, { userId }: RequestOf<'profile:get'>) {
    this.#rateLimits.check('profileGet', caller.userId);
    const allowed = await this.#contacts.share(caller.accountRef, caller.userId, userId);
    const profile = allowed ? await this.#accounts.profile({ userId }) : null;
    if (!profile) throw new RefusalError('not-found');
    return profile;
  }
}

import * as v from 'valibot';
import type { RequestOf } from '#contract/wire/events.ts';
import { presenceAudienceRequestSchema } from '#contract/wire/people.ts';
import type { UserId } from '#contract/wire/primitives.ts';
import type { AccountRepository } from '../repositories/ports.ts';
import type { Caller } from './caller.ts';

type Stored = RequestOf<'presence:audience'>;

interface Audience {
  /** Null: everyone. */
  listed: ReadonlySet<UserId> | null;
  invisible: boolean;
}

const EVERYONE: Audience = { listed: null, invisible: false };

/** Who may know whether somebody is there; the few accounts that restrict it stand in memory. */
export class Audiences {
  readonly #accounts: AccountRepository;
  readonly #restricted = new Map<UserId, Audience>();

  constructor(accounts: AccountRepository) {
    this.#accounts = accounts;
  }

  /** Once, before anybody connects. */
  async load(): Promise<void> {
    for (const { userId, audience } of await this.#accounts.audiences({})) {
      const parsed = v.safeParse(presenceAudienceRequestSchema, JSON.parse(audience));
      if (parsed.success) this.#keep(userId, parsed.output);
    }
  }

  async set({ accountRef, userId }: Caller, wanted: Stored): Promise<void> {
    const isDefault = wanted.lastSeen === 'everyone' && !wanted.invisible;
    const audience = isDefault ? null : JSON.stringify(wanted);
    await this.#accounts.setAudience({ accountRef, audience });
    this.#keep(userId, wanted);
  }

  isInvisible(userId: UserId): boolean {
    return this.#of(userId).invisible;
  }

  /** Whether two accounts may know of each other: what one doesn't show it doesn't see. */
  areOpen(one: UserId, other: UserId): boolean {
    const allows = (from: UserId, to: UserId) => this.#of(from).listed?.has(to) ?? true;
    return one === other || (allows(one, other) && allows(other, one));
  }

  #of(userId: UserId): Audience {
    return this.#restricted.get(userId) ?? EVERYONE;
  }

  #keep(userId: UserId, { lastSeen, userIds, invisible }: Stored): void {
    const listed = lastSeen === 'everyone' ? null : new Set(lastSeen === 'listed' ? userIds : []);
    if (listed === null && !invisible) this.#restricted.delete(userId);
    else this.#restricted.set(userId, { listed, invisible });
  }
}

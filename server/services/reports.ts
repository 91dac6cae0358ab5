import type { RequestOf } from '#contract/wire/events.ts';
import type { ReportStore } from '../reports/store.ts';
import type { AccountRepository } from '../repositories/ports.ts';
import type { Caller } from './caller.ts';
import type { Contacts } from './contacts.ts';
import type { RateLimits } from './rate-limits.ts';
import { RefusalError } from './refusal.ts';

interface Dependencies {
  accounts: AccountRepository;
  contacts: Contacts;
  store: ReportStore;
  rateLimits: RateLimits;
}

/** Takes what people report to the admin. */
export class Reports {
  readonly #deps: Dependencies;

  constructor(deps: Dependencies) {
    this.#deps = deps;
  }

  /** @throws RefusalError `not-found` of an account that shares no chat, `limit-reached` */
  async take(caller: Caller, request: RequestOf<'report:send'>): Promise<object> {
    const { accounts, contacts, store, rateLimits } = this.#deps;
    rateLimits.check('report', caller.userId);
    const { id, userId, reason, comment, messages } = request;
    const shared = userId !== caller.userId && (await contacts.of(caller.accountRef)).has(userId);
    const account = shared ? await accounts.find({ userId }) : null;
    if (!account) throw new RefusalError('not-found');
    const kept = store.add({
      id,
      createdAt: Date.now(),
      reporter: caller.userId,
      reported: userId,
      handle: account.handle,
      reason,
      comment,
      messages,
    });
    if (!kept) throw new RefusalError('limit-reached');
    return {};
  }
}

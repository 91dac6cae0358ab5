import type { RequestOf } from '#contract/wire/events.ts';
import { LIMITS } from '#contract/wire/limits.ts';
import type { UserId } from '#contract/wire/primitives.ts';
import type { BlockRepository } from '../repositories/ports.ts';
import type { Caller } from './caller.ts';
import type { ChatCache } from './chat-cache.ts';
import type { PresenceService } from './presence.ts';
import type { RateLimits } from './rate-limits.ts';
import { RefusalError } from './refusal.ts';

interface Dependencies {
  blocks: BlockRepository;
  cache: ChatCache;
  presence: PresenceService;
  rateLimits: RateLimits;
}

/**
 * Who wants to hear nothing of whom. A blocked account is told nothing: its direct messages are taken
 * as ever and withheld, cursors and presence of the other one stand still, and into groups it can
 * bring that one no more than somebody without a device.
 */
export class Blocks {
  readonly #deps: Dependencies;

  constructor(deps: Dependencies) {
    this.#deps = deps;
  }

  /** @throws RefusalError `not-found`, `limit-reached` */
  async set(caller: Caller, { userId, blocked }: RequestOf<'block:set'>): Promise<object> {
    const { blocks, cache, presence, rateLimits } = this.#deps;
    rateLimits.check('blocks', caller.userId);
    const { accountRef } = caller;
    const max = LIMITS.blocksPerAccount;
    const result = await blocks.set({ accountRef, userId, blocked, max, now: Date.now() });
    if (result.status !== 'ok') throw new RefusalError(result.status);
    const chat = result.chatId === null ? null : await cache.find(result.chatId);
    const member = chat?.members.get(caller.userId);
    if (member) member.blocking = blocked;
    if (blocked) presence.hide(caller.userId, userId);
    return {};
  }

  async list({ accountRef, userId }: Caller): Promise<{ userIds: UserId[] }> {
    this.#deps.rateLimits.check('blocks', userId);
    return { userIds: await this.#deps.blocks.of({ accountRef }) };
  }
}

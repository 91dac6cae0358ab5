import type { PulseOf } from '#contract/wire/events.ts';
import type { Caller } from './caller.ts';
import { type ChatCache, isBlocked } from './chat-cache.ts';
import type { Notifier } from './notifier.ts';
import type { RateLimits } from './rate-limits.ts';

/** Relays who is writing; nothing is stored, too many pulses are dropped silently. */
export class Typing {
  readonly #cache: ChatCache;
  readonly #notifier: Notifier;
  readonly #rateLimits: RateLimits;

  constructor(cache: ChatCache, notifier: Notifier, rateLimits: RateLimits) {
    this.#cache = cache;
    this.#notifier = notifier;
    this.#rateLimits = rateLimits;
  }

  async set({ userId, deviceId }: Caller, pulse: PulseOf<'typing:set'>) {
    const { chatId } = pulse;
    if (this.#rateLimits.take('typing', deviceId) > 0) return;
    const chat = await this.#cache.find(chatId);
    if (!chat?.members.has(userId)) return;
    if (isBlocked(chat, userId)) return;
    const others = [...chat.members.keys()].filter((member) => member !== userId);
    this.#notifier.toUsers(others, 'typing:update', { ...pulse, userId });
  }
}

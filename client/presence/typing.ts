import type { ChatId, UserId } from '#contract/wire/primitives.ts';
import type { AccountHolder } from '../account/holder.ts';
import type { ChatBook } from '../chats/book.ts';
import type { Emitter } from '../events/emitter.ts';
import type { Context } from '../runtime/context.ts';
import type { Timers } from '../runtime/timers.ts';
import type { Requester } from '../transport/connection.ts';

/** While somebody types, they say so this often; unheard for the second time, they stopped. */
const REPEAT = 3_000;
const EXPIRY = 6_000;

/** Who is typing where. */
export interface Typing {
  set(chatId: ChatId, typing: boolean): void;
  /** A pulse of somebody else. */
  heard(chatId: ChatId, userId: UserId, typing: boolean): void;
  /** Somebody's message arrived, so they stopped. */
  stopped(chatId: ChatId, userId: UserId): void;
}

export function createTyping(
  context: Context,
  timers: Timers,
  account: AccountHolder,
  book: ChatBook,
  requester: Requester,
  emitter: Emitter,
): Typing {
  const told = new Map<ChatId, number>();
  const expiries = new Map<string, () => void>();

  const end = (chatId: ChatId, userId: UserId) => {
    const key = `${chatId}/${userId}`;
    const cancel = expiries.get(key);
    if (cancel === undefined) return;
    cancel();
    expiries.delete(key);
    emitter.typing(chatId, userId, false);
  };

  return {
    set(chatId, typing) {
      const chat = book.get(chatId);
      if (!chat?.accepted || chat.kind === 'notes') return;
      const last = told.get(chatId);
      if (typing ? last !== undefined && context.now() - last < REPEAT : last === undefined) return;
      if (typing) told.set(chatId, context.now());
      else told.delete(chatId);
      requester.pulse('typing:set', { chatId, typing });
    },

    heard(chatId, userId, typing) {
      const isMember = book.get(chatId)?.members.some((member) => member.userId === userId);
      if (!isMember || userId === account.current?.userId) return;
      if (!typing) return end(chatId, userId);
      const key = `${chatId}/${userId}`;
      const running = expiries.get(key);
      running?.();
      expiries.set(
        key,
        timers.after(EXPIRY, () => end(chatId, userId)),
      );
      if (running === undefined) emitter.typing(chatId, userId, true);
    },

    stopped: end,
  };
}

import type { TypingActivity } from '#contract/wire/chats.ts';
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
  set(chatId: ChatId, typing: boolean, activity: TypingActivity): void;
  /** A pulse of somebody else. */
  heard(chatId: ChatId, userId: UserId, typing: boolean, activity: TypingActivity): void;
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
  const told = new Map<ChatId, { at: number; activity: TypingActivity }>();
  const running = new Map<string, { cancel: () => void; activity: TypingActivity }>();

  const end = (chatId: ChatId, userId: UserId) => {
    const key = `${chatId}/${userId}`;
    const ended = running.get(key);
    if (ended === undefined) return;
    ended.cancel();
    running.delete(key);
    emitter.typing(chatId, userId, false, ended.activity);
  };

  return {
    set(chatId, typing, activity) {
      const chat = book.get(chatId);
      if (!chat?.accepted || chat.kind === 'notes') return;
      const last = told.get(chatId);
      const isFresh = last?.activity === activity && context.now() - last.at < REPEAT;
      if (typing ? isFresh : last === undefined) return;
      if (typing) told.set(chatId, { at: context.now(), activity });
      else told.delete(chatId);
      requester.pulse('typing:set', { chatId, typing, activity });
    },

    heard(chatId, userId, typing, activity) {
      const isMember = book.get(chatId)?.members.some((member) => member.userId === userId);
      if (!isMember || userId === account.current?.userId) return;
      if (!typing) return end(chatId, userId);
      const key = `${chatId}/${userId}`;
      const before = running.get(key);
      before?.cancel();
      const cancel = timers.after(EXPIRY, () => end(chatId, userId));
      running.set(key, { cancel, activity });
      if (before?.activity !== activity) emitter.typing(chatId, userId, true, activity);
    },

    stopped: end,
  };
}

import type { ChatId, ClientMessageId } from '#contract/wire/primitives.ts';
import type { ChatBook } from '../chats/book.ts';
import { newestInStore } from '../chats/newest.ts';
import { unreadAmong } from '../chats/summary.ts';
import type { Emitter } from '../events/emitter.ts';
import type { Store } from '../ports/store.ts';
import type { MessageRecord } from '../records/message.ts';
import { unpinned } from './chat-rules.ts';
import { unquote } from './quotes.ts';
import type { ShowMessage } from './show.ts';
import { WorkingSet } from './working-set.ts';

/** Takes messages off this device, with every copy of their words, as if they had never been there. */
export type RemoveMessages = (chatId: ChatId, ids: ClientMessageId[]) => Promise<void>;

export function createRemoveMessages(
  store: Store,
  book: ChatBook,
  emitter: Emitter,
  show: ShowMessage,
  removed: (messages: MessageRecord[]) => void,
): RemoveMessages {
  return async (chatId, ids) => {
    const gone = new Set(ids);
    const set = new WorkingSet(store, chatId);
    await book.update(chatId, async (chat) => {
      for (const id of gone) {
        const message = await set.get(id);
        if (message === null) continue;
        await unquote(set, message);
        set.remove(id);
      }
      const unread =
        unreadAmong(set.changed(), chat.readSeq) - unreadAmong(set.before(), chat.readSeq);
      const { lastMessage } = chat;
      return {
        chat: {
          ...ids.reduce(unpinned, chat),
          unreadCount: Math.max(0, chat.unreadCount + unread),
          mentioned: chat.mentioned.filter(({ id }) => !gone.has(id)),
          lastMessage:
            lastMessage !== null && gone.has(lastMessage.id)
              ? await newestInStore(store, chatId, gone)
              : (set.changed().find(({ id }) => id === lastMessage?.id) ?? lastMessage),
        },
        ops: await set.ops(),
      };
    });
    for (const message of set.changed())
      if (!gone.has(message.id)) emitter.messageChanged(show(message));
    for (const id of ids) emitter.messageRemoved(chatId, id);
    removed(set.before().filter(({ id }) => gone.has(id)));
  };
}

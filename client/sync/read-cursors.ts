import type { ChatId } from '#contract/wire/primitives.ts';
import type { ChatBook } from '../chats/book.ts';
import { unreadAmong } from '../chats/summary.ts';
import type { Store } from '../ports/store.ts';
import { readMessage } from '../records/message.ts';

const PAGE = 200;

/** How far this account has read, and how many messages are left. */
export interface ReadCursors {
  /** Moves a chat's read cursor forward; answers whether it moved. */
  advance(chatId: ChatId, seq: number): Promise<boolean>;
}

export function createReadCursors(store: Store, book: ChatBook): ReadCursors {
  const countUnread = async (chatId: ChatId, readSeq: number, most: number): Promise<number> => {
    let count = 0;
    let above = readSeq;
    while (count < most) {
      const query = { index: 'byOrder', prefix: [chatId], above, limit: PAGE };
      const messages = (await store.range('messages', query)).map(readMessage);
      count += unreadAmong(messages, readSeq);
      if (messages.length < PAGE) break;
      above = messages[PAGE - 1]?.order ?? above;
    }
    return count;
  };

  return {
    async advance(chatId, seq) {
      let moved = false;
      await book.update(chatId, async (chat) => {
        const readSeq = Math.min(seq, chat.appliedSeq);
        if (readSeq <= chat.readSeq) return null;
        moved = true;
        const all = readSeq >= chat.appliedSeq || chat.unreadCount === 0;
        const unreadCount = all ? 0 : await countUnread(chatId, readSeq, chat.unreadCount);
        return { chat: { ...chat, readSeq, unreadCount } };
      });
      return moved;
    },
  };
}

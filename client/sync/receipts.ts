import type { ChatId } from '#contract/wire/primitives.ts';
import type { AccountHolder } from '../account/holder.ts';
import type { AccountData } from '../account-data/account-data.ts';
import type { ChatBook } from '../chats/book.ts';
import { inBackground } from '../runtime/background.ts';
import type { Context } from '../runtime/context.ts';
import type { Timers } from '../runtime/timers.ts';
import type { Requester } from '../transport/connection.ts';

/** Tells the server how far this device has stored and the person has read. */
export interface Receipts {
  /** Cursors of a chat moved; several moves in a short time make one request. */
  moved(chatId: ChatId): void;
  /** What the server knew when the connection began; what it lacks is told again. */
  known(chatId: ChatId, confirmedSeq: number, readSeq: number): void;
}

interface Told {
  confirmed: number;
  read: number;
}

/** Whether others learn what is read here; if not, what they read isn't shown either. */
export function sharesReceipts(accountData: AccountData): boolean {
  return accountData.get('settings', 'account').readReceipts ?? true;
}

export function createReceipts(
  context: Context,
  timers: Timers,
  account: AccountHolder,
  accountData: AccountData,
  book: ChatBook,
  requester: Requester,
): Receipts {
  const told = new Map<ChatId, Told>();
  const due = new Set<ChatId>();

  const secrecy = () => (sharesReceipts(accountData) ? {} : { private: true as const });

  const tell = async (chatId: ChatId): Promise<void> => {
    const chat = book.get(chatId);
    if (!chat?.accepted || account.current === null) return;
    const before = told.get(chatId) ?? { confirmed: 0, read: 0 };
    const now = { confirmed: chat.appliedSeq, read: chat.readSeq };
    told.set(chatId, now);
    const confirmed =
      now.confirmed <= before.confirmed ||
      (await requester.request('chat:confirm', { chatId, seq: now.confirmed })).ok;
    const read =
      now.read <= before.read ||
      (await requester.request('chat:read', { chatId, seq: now.read, ...secrecy() })).ok;
    // What failed is told with the next move, or on the next connection.
    if (!confirmed || !read) told.set(chatId, before);
  };

  const moved = (chatId: ChatId) => {
    if (due.has(chatId)) return;
    due.add(chatId);
    timers.after(context.timing.confirm, () => {
      due.delete(chatId);
      inBackground(context.log, tell(chatId));
    });
  };

  return {
    moved,
    known(chatId, confirmed, read) {
      told.set(chatId, { confirmed, read });
      const chat = book.get(chatId);
      if (chat !== null && (chat.appliedSeq > confirmed || chat.readSeq > read)) moved(chatId);
    },
  };
}

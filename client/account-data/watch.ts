import { callsForAttention } from '#contract/engine/attention.ts';
import type { ChatBook } from '../chats/book.ts';
import type { Emitter } from '../events/emitter.ts';
import { inBackground } from '../runtime/background.ts';
import type { Context } from '../runtime/context.ts';
import type { AccountData } from './account-data.ts';

/** What follows from changes of the account's data, and what new messages change about it. */
export function watchAccountData(
  { log, now }: Context,
  accountData: AccountData,
  book: ChatBook,
  emitter: Emitter,
): void {
  accountData.subscribe((record) => {
    emitter.accountDataChanged(record);
    // Whether ticks tell of reading shows in every chat.
    if (record.space === 'settings')
      for (const chat of book.list()) emitter.chatChanged(chat.chatId);
    if (record.space === 'chat' && book.get(record.id) !== null) emitter.chatChanged(record.id);
  });

  emitter.subscribe((event) => {
    if (event.type !== 'incoming') return;
    const { chat, message } = event;
    const { archivedSeq } = accountData.get('chat', chat.chatId);
    if (archivedSeq === undefined || (message.seq ?? 0) <= archivedSeq) return;
    if (!callsForAttention(chat, { mentioned: message.mentionsMe, now: now() })) return;
    inBackground(log, accountData.set('chat', chat.chatId, { archivedSeq: null }));
  });
}

import type { ChatId, ClientMessageId } from '#contract/wire/primitives.ts';
import type { Store } from '../ports/store.ts';
import { type MessageRecord, readMessage } from '../records/message.ts';

const PAGE = 20;

/** The message that stands last in a chat, without some; those that wait for their time don't count. */
export async function newestInStore(
  store: Store,
  chatId: ChatId,
  without: ReadonlySet<ClientMessageId>,
): Promise<MessageRecord | null> {
  for (let below = Infinity; ;) {
    const query = { index: 'byOrder', prefix: [chatId], reverse: true, limit: PAGE };
    const bounds = below === Infinity ? query : { ...query, below };
    const messages = (await store.range('messages', bounds)).map(readMessage);
    const found = messages.find(({ id, sendAt }) => sendAt === null && !without.has(id));
    const last = messages.at(-1);
    if (found !== undefined || last === undefined || messages.length < PAGE) return found ?? null;
    below = last.order;
  }
}

import type { PageRequest } from '#contract/engine/api.ts';
import type { MessagePage } from '#contract/engine/views.ts';
import type { RangeQuery, Store } from '../ports/store.ts';
import type { ShowMessage } from '../effects/show.ts';
import { type MessageRecord, readMessage } from '../records/message.ts';

const MOST = 200;

/** Reads a page by the index alone: its cost does not depend on how long the history is. */
type ReadPage = (request: PageRequest) => Promise<MessagePage>;

export function createReadPage(store: Store, show: ShowMessage): ReadPage {
  /** Up to `limit` messages on one side, ascending, and whether there are more. */
  const side = async (
    chatId: PageRequest['chatId'],
    bounds: Pick<RangeQuery, 'above' | 'below' | 'reverse'>,
    limit: number,
  ): Promise<{ messages: MessageRecord[]; more: boolean }> => {
    const query = { index: 'byOrder', prefix: [chatId], ...bounds, limit: limit + 1 };
    const records = await store.range('messages', query);
    const messages = records.slice(0, limit).map(readMessage);
    if (bounds.reverse) messages.reverse();
    return { messages, more: records.length > limit };
  };

  const any = async (
    chatId: PageRequest['chatId'],
    bounds: Pick<RangeQuery, 'above' | 'below'>,
  ): Promise<boolean> => (await side(chatId, bounds, 0)).more;

  return async ({ chatId, limit, before, after, around }) => {
    const size = Math.max(1, Math.min(MOST, Math.floor(limit)));
    const page = (messages: MessageRecord[], hasOlder: boolean, hasNewer: boolean) => ({
      messages: messages.map(show),
      hasOlder,
      hasNewer,
    });

    if (around !== undefined) {
      const half = Math.max(1, Math.ceil(size / 2));
      const older = await side(chatId, { below: around, reverse: true }, half);
      const newer = await side(chatId, { above: around - 1 }, Math.max(1, size - half));
      return page([...older.messages, ...newer.messages], older.more, newer.more);
    }
    if (after !== undefined) {
      const newer = await side(chatId, { above: after }, size);
      return page(newer.messages, await any(chatId, { below: after + 1 }), newer.more);
    }
    const older = await side(
      chatId,
      before === undefined ? { reverse: true } : { below: before, reverse: true },
      size,
    );
    const hasNewer = before !== undefined && (await any(chatId, { above: before - 1 }));
    return page(older.messages, older.more, hasNewer);
  };
}

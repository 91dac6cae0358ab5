import type { ChatId } from '#contract/wire/primitives.ts';
import type { Store } from '../ports/store.ts';
import { readMessage } from '../records/message.ts';

/**
 * The `order` of the first message of a chat that was sent at a time or later, or of the last one; null
 * in an empty chat. By bisection: times rise with the order but for clocks that are off.
 */
export async function orderAtTime(
  store: Store,
  chatId: ChatId,
  sentAt: number,
): Promise<number | null> {
  const edge = async (bounds: { above?: number; reverse?: boolean }) => {
    const query = { index: 'byOrder', prefix: [chatId], ...bounds, limit: 1 };
    const [record] = await store.range('messages', query);
    return record === undefined ? null : readMessage(record);
  };
  const newest = await edge({ reverse: true });
  const oldest = await edge({});
  if (newest === null || oldest === null) return null;
  if (oldest.sentAt >= sentAt) return oldest.order;
  if (newest.sentAt < sentAt) return newest.order;
  let low = oldest.order;
  let high = newest.order;
  let found = newest.order;
  while (high - low > 1) {
    const middle = low + Math.floor((high - low) / 2);
    const probe = await edge({ above: middle - 1 });
    // Orders have gaps: messages that wait to be sent stand far beyond the others.
    if (probe === null || probe.order >= high) high = middle;
    else if (probe.sentAt >= sentAt) high = found = probe.order;
    else low = probe.order;
  }
  return found;
}

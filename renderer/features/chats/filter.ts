import type { ChatView } from '#contract/engine/views.ts';
import type { ChatId } from '#contract/wire/primitives.ts';
import { chatTitle } from '../../services/chats/index.ts';
import { findMatch } from './match.ts';

/** The chats whose name or handle holds the query, in their order. */
export function filterChats(
  order: readonly ChatId[],
  byId: Readonly<Record<ChatId, ChatView>>,
  query: string,
): readonly ChatId[] {
  if (query === '') return order;
  const handleQuery = query.replace(/^@/, '');
  return order.filter((id) => {
    const peer = byId[id]?.peer ?? null;
    if (findMatch(chatTitle(byId[id]), query)) return true;
    return Boolean(peer?.handle && handleQuery && findMatch(peer.handle, handleQuery));
  });
}

import { useState } from 'react';
import type { ChatId } from '#contract/wire/primitives.ts';
import { useChats } from '../../../stores/chats.ts';
import { useAttention } from '../../../ui/useAttention.ts';
import type { UnreadMarker } from './build-days.ts';

/**
 * The line above what was unread when the chat was opened. It stays until the chat is left, though
 * everything below it is read by then; what arrives while nobody looks moves it there.
 */
export function useUnreadMarker(chatId: ChatId): UnreadMarker | null {
  const read = () => {
    const chat = useChats.getState().byId[chatId];
    return chat && chat.unreadCount > 0
      ? { afterSeq: chat.readSeq, count: chat.unreadCount }
      : null;
  };
  const [marker, setMarker] = useState(read);
  const attentive = useAttention();
  const unread = useChats((state) => state.byId[chatId]?.unreadCount ?? 0);
  if (!attentive && unread > 0) {
    const now = read();
    if (now && (now.afterSeq !== marker?.afterSeq || now.count !== marker.count)) setMarker(now);
  }
  return marker;
}

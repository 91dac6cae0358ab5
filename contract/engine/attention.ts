import type { ChatView } from './views.ts';

/*
 * Whether a chat calls for attention: the one answer for notifications, sounds, the badge and the
 * colours of the list.
 */

/** Whether a chat is muted at a time (Unix ms). */
export function isMuted({ mutedUntil }: Pick<ChatView, 'mutedUntil'>, now: number): boolean {
  return mutedUntil !== null && mutedUntil > now;
}

/** Whether a new message of a chat is announced; `mentioned`: it names this account. */
export function callsForAttention(
  chat: Pick<ChatView, 'mutedUntil' | 'muteExceptMentions'>,
  { mentioned, now }: { mentioned: boolean; now: number },
): boolean {
  return !isMuted(chat, now) || (chat.muteExceptMentions && mentioned);
}

/** Whether a chat stands as unread in the list. */
export function isUnread({
  unreadCount,
  unreadMark,
}: Pick<ChatView, 'unreadCount' | 'unreadMark'>): boolean {
  return unreadCount > 0 || unreadMark;
}

/** What chats add to a count of unread messages; a mark counts as one. */
export function unreadOf(
  chats: readonly Pick<ChatView, 'unreadCount' | 'unreadMark' | 'mutedUntil'>[],
  now: number,
): { loud: number; muted: number } {
  const total = { loud: 0, muted: 0 };
  for (const chat of chats) {
    if (!isUnread(chat)) continue;
    total[isMuted(chat, now) ? 'muted' : 'loud'] += Math.max(1, chat.unreadCount);
  }
  return total;
}

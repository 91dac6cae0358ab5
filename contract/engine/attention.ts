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

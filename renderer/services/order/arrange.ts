import { type AccountDataChange, FOREVER } from '#contract/content/account-data.ts';
import type { ChatView } from '#contract/engine/views.ts';
import type { ChatId } from '#contract/wire/primitives.ts';
import { useChats } from '../../stores/chats.ts';
import { engine } from '../engine.ts';

const HOUR = 60 * 60_000;
/** When "until tomorrow" ends. */
const MORNING = 8;

/** How long a chat can be muted. */
export const MUTES = ['hour', 'hours', 'tomorrow', 'forever', 'mentions'] as const;
export type Mute = (typeof MUTES)[number];

const set = (chatId: ChatId, change: AccountDataChange<'chat'>): void =>
  void engine().setAccountData('chat', chatId, change);

const pinnedChats = (): ChatView[] => {
  const { byId, order } = useChats.getState();
  return order.flatMap((id) => (byId[id]?.pinnedAt ? [byId[id]] : []));
};

/** Fastens a chat on top of the list, above those that are there. */
export function pinChat(chatId: ChatId, on: boolean): void {
  const highest = pinnedChats()[0]?.pinnedAt ?? 0;
  set(chatId, { pinnedAt: on ? Math.max(Date.now(), highest + 1) : null });
}

/** Moves a pinned chat past its neighbour; false where there is none. */
export function movePinned(chatId: ChatId, step: 1 | -1): boolean {
  const pinned = pinnedChats();
  const at = pinned.findIndex((chat) => chat.chatId === chatId);
  const other = at === -1 ? undefined : pinned[at + step];
  const own = pinned[at];
  if (!other || !own) return false;
  set(own.chatId, { pinnedAt: other.pinnedAt });
  set(other.chatId, { pinnedAt: own.pinnedAt });
  return true;
}

/** When a mute that begins now ends, Unix ms. */
export function muteEnd(mute: Mute, now: number): number {
  if (mute === 'hour') return now + HOUR;
  if (mute === 'hours') return now + 8 * HOUR;
  if (mute !== 'tomorrow') return FOREVER;
  const end = new Date(now);
  end.setDate(end.getDate() + 1);
  return end.setHours(MORNING, 0, 0, 0);
}

/** Null ends the silence. */
export function muteChat(chatId: ChatId, mute: Mute | null): void {
  set(chatId, {
    mutedUntil: mute === null ? null : muteEnd(mute, Date.now()),
    muteExceptMentions: mute === 'mentions' ? true : null,
  });
}

/** Puts a chat away until somebody writes there, or back into the list. */
export function archiveChat({ chatId, lastMessage, readSeq }: ChatView, on: boolean): void {
  const seen = Math.max(lastMessage?.seq ?? 0, readSeq);
  set(chatId, on ? { archivedSeq: seen, pinnedAt: null } : { archivedSeq: null });
}

/** Marks everything in a chat as read, or the chat as unread. */
export function markUnread({ chatId, unreadMark }: ChatView, on: boolean): void {
  if (on || unreadMark) set(chatId, { unreadMark: on ? true : null });
  // The engine knows how far the log has come.
  if (!on) void engine().markRead(chatId, Number.MAX_SAFE_INTEGER);
}

import { isMuted, isUnread } from '#contract/engine/attention.ts';
import type { ChatView } from '#contract/engine/views.ts';
import type { ChatId } from '#contract/wire/primitives.ts';
import type { Folder } from '../../stores/folders.ts';
import type { Shelf } from '../../stores/navigation.ts';

/** Whether a chat belongs into a folder by its rules. */
function isInFolder(chat: ChatView, { rules }: Folder): boolean {
  return (
    rules.chats.includes(chat.chatId) ||
    (rules.groups && chat.kind === 'group') ||
    (rules.people && chat.kind === 'direct') ||
    (rules.unread && isUnread(chat))
  );
}

function isOn(chat: ChatView, shelf: Shelf, folders: readonly Folder[]): boolean {
  if (chat.archived) return shelf === 'archive';
  if (shelf === 'archive') return false;
  if (shelf === 'unread') return isUnread(chat);
  const folder = folders.find(({ id }) => shelf === `folder:${id}`);
  return folder === undefined || isInFolder(chat, folder);
}

/** The chats of a part of the list, in their order; `kept` stays although it was read just now. */
export function chatsOn(
  shelf: Shelf,
  order: readonly ChatId[],
  byId: Readonly<Record<ChatId, ChatView>>,
  folders: readonly Folder[],
  kept: ChatId | null = null,
): ChatView[] {
  return order.flatMap((id) => {
    const chat = byId[id];
    if (!chat) return [];
    const stays = id === kept && shelf !== 'archive' && !chat.archived;
    return isOn(chat, shelf, folders) || (stays && shelf === 'unread') ? [chat] : [];
  });
}

/** The next chat with something to read, after `from` and around at the ends; muted ones are left out. */
export function unreadAfter(
  chats: readonly ChatView[],
  from: ChatId | null,
  step: 1 | -1,
  now: number,
): ChatId | null {
  const at = chats.findIndex(({ chatId }) => chatId === from);
  const start = at === -1 && step === -1 ? 0 : at;
  for (let tried = 1; tried <= chats.length; tried++) {
    const chat = chats.at((start + step * tried) % chats.length);
    if (chat && chat.chatId !== from && isUnread(chat) && !isMuted(chat, now)) return chat.chatId;
  }
  return null;
}

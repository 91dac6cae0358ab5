import { useTranslation } from 'react-i18next';
import type { ChatView, MessageView } from '#contract/engine/views.ts';
import type { ChatId, UserId } from '#contract/wire/primitives.ts';
import { personName } from '../../services/chats/index.ts';
import { useChats } from '../../stores/chats.ts';

const nameOf = (chat: ChatView | undefined): string =>
  chat?.group?.name ?? personName(chat?.peer ?? null);

/** What a chat is called. */
export function useChatName(chatId: ChatId | null): string {
  return useChats((state) => (chatId === null ? '' : nameOf(state.byId[chatId])));
}

/** Who wrote a message, in short. */
export function useSenderName({ own, chatId, senderId }: MessageView): string {
  const { t } = useTranslation('search');
  const name = useChats((state) => {
    const chat = state.byId[chatId];
    return personName(peopleOf(chat).find((person) => person.userId === senderId) ?? null);
  });
  return own ? t('you') : name;
}

function peopleOf(chat: ChatView | undefined) {
  if (chat?.group) return [...chat.group.members, ...chat.group.former];
  return chat?.peer ? [chat.peer] : [];
}

/** The people of a chat, or of all chats in the order of their activity, each once. */
export function peopleToFilter(
  chats: readonly (ChatView | undefined)[],
): { userId: UserId; name: string }[] {
  const known = new Map<UserId, string>();
  for (const person of chats.flatMap(peopleOf)) {
    if (!known.has(person.userId)) known.set(person.userId, personName(person));
  }
  return [...known].map(([userId, name]) => ({ userId, name }));
}

export const chatsToFilter = (chats: readonly ChatView[]): { chatId: ChatId; name: string }[] =>
  chats.map((chat) => ({ chatId: chat.chatId, name: nameOf(chat) }));

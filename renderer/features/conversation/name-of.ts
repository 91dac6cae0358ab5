import { useTranslation } from 'react-i18next';
import type { ChatView } from '#contract/engine/views.ts';
import type { ChatId, UserId } from '#contract/wire/primitives.ts';
import { personName } from '../../services/chats/index.ts';
import { useAccount } from '../../stores/account.ts';
import { useChats } from '../../stores/chats.ts';

/** The person behind an id among those that a chat knows. */
function personIn(chat: ChatView | undefined, userId: UserId) {
  const others = [...(chat?.group?.members ?? []), ...(chat?.group?.former ?? [])];
  return chat?.peer?.userId === userId
    ? chat.peer
    : (others.find((person) => person.userId === userId) ?? null);
}

/** Says what to call somebody in a chat; this account is "You". */
export function useNameOf(chatId: ChatId): (userId: UserId) => string {
  const { t } = useTranslation('messages');
  const chat = useChats((state) => state.byId[chatId]);
  const self = useAccount((state) => state.account?.userId);
  return (userId) => {
    if (userId === self) return t('you');
    return personName(personIn(chat, userId)) || userId.slice(0, 8);
  };
}

import { useTranslation } from 'react-i18next';
import type { ChatId, UserId } from '#contract/wire/primitives.ts';
import { senderName } from '../../services/chats/index.ts';
import { useAccount } from '../../stores/account.ts';
import { useChats } from '../../stores/chats.ts';

/** Says what to call somebody in a chat; this account is "You". */
export function useNameOf(chatId: ChatId): (userId: UserId) => string {
  const { t } = useTranslation('messages');
  const chat = useChats((state) => state.byId[chatId]);
  const self = useAccount((state) => state.account?.userId);
  return (userId) => (userId === self ? t('you') : senderName(chat, userId));
}

import { useTranslation } from 'react-i18next';
import type { ChatId } from '#contract/wire/primitives.ts';
import { senderName } from '../../services/chats/index.ts';
import { useChats } from '../../stores/chats.ts';
import { useTyping } from '../../stores/typing.ts';

/** Who writes in a group, by name; null when nobody does. */
export function useTypingText(chatId: ChatId): string | null {
  const { t } = useTranslation('groups');
  const typing = useTyping((state) => state.byChat[chatId]);
  const chat = useChats((state) => state.byId[chatId]);
  const [first, second, third] = typing ?? [];
  if (first === undefined) return null;
  const name = senderName(chat, first);
  if (second === undefined) return t('typing.one', { name });
  if (third !== undefined) return t('typing.many');
  return t('typing.two', { name, other: senderName(chat, second) });
}

import { useTranslation } from 'react-i18next';
import type { ChatId } from '#contract/wire/primitives.ts';
import { senderName } from '../../services/chats/index.ts';
import { useChats } from '../../stores/chats.ts';
import { useTyping } from '../../stores/typing.ts';

/** Who writes or records in a chat: by name in a group; null when nobody does. */
export function useTypingText(chatId: ChatId): string | null {
  const { t } = useTranslation(['groups', 'chats']);
  const typing = useTyping((state) => state.byChat[chatId]);
  const chat = useChats((state) => state.byId[chatId]);
  const [first, second, third] = typing ?? [];
  if (first === undefined) return null;
  const isVoice = first.activity === 'voice';
  if (!chat?.group) return t(isVoice ? 'chats:recording' : 'chats:typing');
  const name = senderName(chat, first.userId);
  if (second === undefined) return t(isVoice ? 'typing.oneVoice' : 'typing.one', { name });
  if (third !== undefined) return t('typing.many');
  return t('typing.two', { name, other: senderName(chat, second.userId) });
}

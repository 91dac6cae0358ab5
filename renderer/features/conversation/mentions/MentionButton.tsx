import { AtSign } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ChatId } from '#contract/wire/primitives.ts';
import { jumpTo } from '../../../services/messages/index.ts';
import { useChats } from '../../../stores/chats.ts';
import { Badge } from '../../../ui/Badge.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import styles from '../timeline/JumpButton.module.css';

/** Goes to the next unread message that mentions this account. */
export function MentionButton({ chatId }: { chatId: ChatId }) {
  const { t } = useTranslation('messages');
  const next = useChats((state) => state.byId[chatId]?.unreadMentions[0]);
  const count = useChats((state) => state.byId[chatId]?.unreadMentions.length ?? 0);
  if (next === undefined) return null;
  return (
    <button
      type="button"
      className={styles.jump}
      aria-label={t('mention.next', { count })}
      title={t('mention.next', { count })}
      onClick={() => void jumpTo(chatId, next)}
    >
      <Icon icon={AtSign} />
      <Badge count={count} label={t('mention.unread', { count })} className={styles.count} />
    </button>
  );
}

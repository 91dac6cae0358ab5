import { ArrowDown } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ChatId } from '#contract/wire/primitives.ts';
import { useChats } from '../../../stores/chats.ts';
import { Badge } from '../../../ui/Badge.tsx';
import { Icon } from '../../../ui/Icon.tsx';
import styles from './JumpButton.module.css';

/** Back to the newest message, with the number of those that wait there. */
export function JumpButton({ chatId, onJump }: { chatId: ChatId; onJump: () => void }) {
  const { t } = useTranslation(['conversation', 'chats']);
  const count = useChats((state) => state.byId[chatId]?.unreadCount ?? 0);
  return (
    <button
      type="button"
      className={styles.jump}
      aria-label={count > 0 ? `${t('toNewest')}, ${t('chats:unread', { count })}` : t('toNewest')}
      title={t('toNewest')}
      onClick={onJump}
    >
      <Icon icon={ArrowDown} />
      <Badge count={count} label={t('chats:unread', { count })} className={styles.count} />
    </button>
  );
}

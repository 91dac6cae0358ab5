import { Pencil, Reply, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { messageLine } from '../../../i18n/attachment-text.ts';
import type { Composing } from '../../../stores/composing.ts';
import { Icon } from '../../../ui/Icon.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import { useNameOf } from '../name-of.ts';
import styles from './Strip.module.css';

/** Above the field: the message that is answered or edited, and the way out. */
export function Strip({ composing, onCancel }: { composing: Composing; onCancel: () => void }) {
  const { t } = useTranslation('messages');
  const { t: file } = useTranslation('files');
  const { kind, message } = composing;
  const nameOf = useNameOf(message.chatId);
  const isReply = kind === 'reply';
  const name = nameOf(message.senderId);
  return (
    <div
      className={styles.strip}
      role="group"
      aria-label={isReply ? t('replyTo', { name }) : t('editing')}
    >
      <Icon icon={isReply ? Reply : Pencil} className={styles.icon} />
      <div className={styles.quote}>
        <span className={styles.name}>{isReply ? name : t('editing')}</span>
        <span className={styles.excerpt} dir="auto">
          {messageLine(file, message)}
        </span>
      </div>
      <IconButton
        icon={X}
        size="small"
        label={isReply ? t('cancelReply') : t('cancelEdit')}
        shortcut="Esc"
        onClick={onCancel}
      />
    </div>
  );
}

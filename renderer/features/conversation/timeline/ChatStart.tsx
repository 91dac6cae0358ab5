import { Lock } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../../ui/Icon.tsx';
import styles from './ChatStart.module.css';

interface ChatStartProps {
  /** The other person's; null in a group. */
  name: string | null;
  isNotes: boolean;
  isEmpty: boolean;
}

/** Top of the history: what protects it. In a chat without messages this is all there is. */
export function ChatStart({ name, isNotes, isEmpty }: ChatStartProps) {
  const { t } = useTranslation(['conversation', 'groups']);
  const others = name === null ? t('groups:encrypted') : t('encrypted', { name });
  const text = isNotes ? t('notes.encrypted') : others;
  return (
    <div className={isEmpty ? `${styles.start} ${styles.empty}` : styles.start}>
      <Icon icon={Lock} size={14} />
      <span>{text}</span>
    </div>
  );
}

import { Lock } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../../ui/Icon.tsx';
import styles from './ChatStart.module.css';

/** Top of the history: what protects it. In a chat without messages this is all there is. */
/** `name` is null in a group. */
export function ChatStart({ name, isEmpty }: { name: string | null; isEmpty: boolean }) {
  const { t } = useTranslation(['conversation', 'groups']);
  return (
    <div className={isEmpty ? `${styles.start} ${styles.empty}` : styles.start}>
      <Icon icon={Lock} size={14} />
      <span>{name === null ? t('groups:encrypted') : t('encrypted', { name })}</span>
    </div>
  );
}

import { MailQuestion } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useChats } from '../../stores/chats.ts';
import { openRequests, useRequests } from '../../stores/requests.ts';
import { Icon } from '../../ui/Icon.tsx';
import styles from './Requests.module.css';

/** Above the chats: how many strangers wait to be answered. */
export function RequestsRow({ rail = false }: { rail?: boolean }) {
  const { t } = useTranslation('relations');
  const count = useChats((state) => state.requests.length);
  const open = useRequests((state) => state.open);
  if (count === 0 || open) return null;
  const label = t('requests.row', { count });
  return (
    <button
      type="button"
      className={styles.entry}
      data-rail={rail || undefined}
      aria-label={label}
      title={label}
      onClick={openRequests}
    >
      <Icon icon={MailQuestion} />
      {!rail && <span>{label}</span>}
    </button>
  );
}

import { Hourglass, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { withdrawJoin } from '../../services/invites.ts';
import { useInvites } from '../../stores/invites.ts';
import { openDialog } from '../../stores/navigation.ts';
import { Icon } from '../../ui/Icon.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import styles from './PendingJoins.module.css';

/** Above the chats: groups that this account asked to join. */
export function PendingJoins() {
  const { t } = useTranslation('invites');
  const joins = useInvites((state) => state.joins);
  if (joins.length === 0) return null;
  return (
    <ul className={styles.joins} aria-label={t('joins.label')}>
      {joins.map(({ inviteId, name, url, state }) => (
        <li key={inviteId} className={styles.join}>
          <button type="button" className={styles.open} onClick={() => openDialog('invite', url)}>
            <Icon icon={Hourglass} size={18} />
            <span>
              <b>{name}</b>
              <small>{t(`joins.${state}`)}</small>
            </span>
          </button>
          {state !== 'pending' && (
            <IconButton
              icon={X}
              size="small"
              label={t('joins.dismiss', { name })}
              onClick={() => void withdrawJoin(inviteId)}
            />
          )}
        </li>
      ))}
    </ul>
  );
}

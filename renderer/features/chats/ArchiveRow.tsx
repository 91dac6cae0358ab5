import { Archive, ArrowLeft } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { setShelf } from '../../stores/navigation.ts';
import { Badge } from '../../ui/Badge.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { useShelfUnread } from './FolderTabs.tsx';
import { useShelfChats } from './use-shelf.ts';
import styles from './ArchiveRow.module.css';

/** The way to the chats that were put away; nothing without any. */
export function ArchiveRow() {
  const { t } = useTranslation('chats');
  const isEmpty = useShelfChats('archive').length === 0;
  const { count } = useShelfUnread('archive');
  if (isEmpty) return null;
  return (
    <button
      type="button"
      className={styles.row}
      title={t('archive.title')}
      onClick={() => setShelf('archive')}
    >
      <span className={styles.icon}>
        <Icon icon={Archive} />
      </span>
      <span className={styles.name}>{t('archive.title')}</span>
      <Badge count={count} muted label={t('unread', { count })} className={styles.badge} />
    </button>
  );
}

/** Stands above the chats that were put away. */
export function ArchiveHeader() {
  const { t } = useTranslation(['chats', 'common']);
  return (
    <div className={styles.header}>
      <IconButton icon={ArrowLeft} label={t('archive.back')} onClick={() => setShelf('all')} />
      <h2>{t('archive.title')}</h2>
    </div>
  );
}

import { UserRoundSearch, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { openDialog, setSidebarQuery } from '../../stores/navigation.ts';
import { ActionRow } from './ActionRow.tsx';
import styles from './Notice.module.css';

/** No chat answers the query; the person may not be among the chats yet. */
export function NoResults({ query }: { query: string }) {
  const { t } = useTranslation('chats');
  return (
    <div className={styles.notice}>
      <div className={styles.text} role="status">
        <h2>{t('noResults.title')}</h2>
        <p>{t('noResults.text', { query })}</p>
      </div>
      <ActionRow
        icon={UserRoundSearch}
        label={t('noResults.find')}
        onSelect={() => openDialog('new-chat')}
      />
      <ActionRow icon={X} label={t('noResults.clear')} onSelect={() => setSidebarQuery('')} />
    </div>
  );
}

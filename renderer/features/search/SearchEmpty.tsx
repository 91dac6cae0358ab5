import { FilterX, UserRoundSearch, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { canSearch } from '../../services/search/index.ts';
import { openDialog, setSidebarQuery } from '../../stores/navigation.ts';
import { NO_FILTERS, isFiltered, setSearchFilters, useSearch } from '../../stores/search.ts';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { ActionRow } from '../chats/index.ts';
import styles from './Results.module.css';

/** No rows: not asked yet, on its way, failed, or nothing there. */
export function SearchEmpty({ query }: { query: string }) {
  const { t } = useTranslation(['search', 'chats', 'errors']);
  const { filters, results } = useSearch();
  if (!canSearch(query, filters)) return <p className={styles.hint}>{t('keepTyping')}</p>;
  if (results.state === 'idle' || results.state === 'searching') return <Waiting />;
  const filtered = isFiltered(filters);
  return (
    <div className={styles.empty}>
      <h2>{t('none.title')}</h2>
      <p>
        {results.code
          ? t(`errors:${results.code}`)
          : t(filtered ? 'none.filtered' : 'none.text', { query })}
      </p>
      {filtered && (
        <ActionRow
          icon={FilterX}
          label={t('none.clearFilters')}
          onSelect={() => setSearchFilters(NO_FILTERS)}
        />
      )}
      <ActionRow
        icon={UserRoundSearch}
        label={t('chats:noResults.find')}
        onSelect={() => openDialog('new-chat')}
      />
      <ActionRow icon={X} label={t('chats:noResults.clear')} onSelect={() => setSidebarQuery('')} />
    </div>
  );
}

function Waiting() {
  const { t } = useTranslation('search');
  return (
    <div className={styles.waiting} aria-busy aria-label={t('searching')} role="status">
      {[72, 54, 66].map((width) => (
        <div key={width}>
          <Skeleton width="40%" height="12px" />
          <Skeleton width={`${width}%`} />
        </div>
      ))}
    </div>
  );
}

import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { isExplicitAddress } from '../../services/people.ts';
import { setSidebarQuery, useSidebarQuery } from '../../stores/navigation.ts';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { PersonRow } from './PersonRow.tsx';
import { useLookupText } from './useLookupText.ts';
import { useOpenChat } from './useOpenChat.ts';
import { usePersonLookup } from './usePersonLookup.ts';
import styles from './FindPersonRow.module.css';

/** Typing must rest this long before the server is asked. */
const SETTLE = 400;

/** Above the filtered chats: the person whose `@handle` or ID stands in the search field. */
export function FindPersonRow() {
  const { t } = useTranslation('people');
  const query = useSidebarQuery();
  const wanted = isExplicitAddress(query) ? query : null;
  const { lookup, search, reset } = usePersonLookup();
  const { busy, open } = useOpenChat(() => setSidebarQuery(''));
  const problem = useLookupText(lookup, query);

  useEffect(() => {
    reset();
    if (!wanted) return;
    const timer = setTimeout(() => void search(wanted), SETTLE);
    return () => clearTimeout(timer);
  }, [wanted, search, reset]);

  if (!wanted) return null;
  return (
    <section className={styles.section} aria-label={t('onServer')} aria-live="polite">
      <h2>{t('onServer')}</h2>
      {lookup.state === 'found' ? (
        <PersonRow person={lookup.person} busy={busy} onOpen={() => void open(lookup.person)} />
      ) : problem ? (
        <p>{problem}</p>
      ) : (
        <div className={styles.waiting} aria-busy>
          <Skeleton circle width="44px" height="44px" />
          <div>
            <Skeleton width="120px" height="12px" />
            <Skeleton width="160px" />
          </div>
        </div>
      )}
    </section>
  );
}

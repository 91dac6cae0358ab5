import { type KeyboardEvent, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SearchHit } from '#contract/engine/search.ts';
import type { ChatId } from '#contract/wire/primitives.ts';
import { openHit, searchFurther } from '../../services/search/index.ts';
import { useChats } from '../../stores/chats.ts';
import { useToday } from '../../i18n/use-today.ts';
import { selectChat, useNavigation } from '../../stores/navigation.ts';
import { isFiltered, setSearchFilters, useSearch } from '../../stores/search.ts';
import { Button } from '../../ui/Button.tsx';
import { filterChats, rowAfterKey } from '../chats/index.ts';
import { FilterChips } from './FilterChips.tsx';
import { IndexNote } from './IndexNote.tsx';
import { SearchEmpty } from './SearchEmpty.tsx';
import { ChatResult, GroupHead, MessageResult } from './ResultRows.tsx';
import { RESULTS_ID } from './focus-results.ts';
import { groupHits } from './group-hits.ts';
import { useSidebarSearch } from './use-sidebar-search.ts';
import styles from './Results.module.css';

/** Rows that PageUp and PageDown skip. */
const PAGE = 8;

type Row = { chatId: ChatId } | { hit: SearchHit };

/** What the field above finds: chats by name, then messages by chat. */
export function SearchPanel() {
  const { t } = useTranslation('search');
  const query = useNavigation((state) => state.sidebarQuery);
  const { order, byId } = useChats();
  const { filters, results } = useSearch();
  const today = useToday();
  useSidebarSearch();
  const words = query.trim();
  const filtered = isFiltered(filters);
  const chats = useMemo(
    () => (filtered || words === '' ? [] : filterChats(order, byId, words)),
    [filtered, words, order, byId],
  );
  const groups = useMemo(() => groupHits(results.hits), [results.hits]);
  const rows: Row[] = [
    ...chats.map((chatId) => ({ chatId })),
    ...groups.flatMap(({ hits }) => hits.map((hit) => ({ hit }))),
  ];
  const [moved, setMoved] = useState({ query, at: 0 });
  // Other words bring other rows: the cursor begins anew.
  const cursor = moved.query === query ? moved.at : 0;
  const setCursor = (at: number) => setMoved({ query, at });
  const list = useRef<HTMLDivElement>(null);
  const active = Math.min(cursor, rows.length - 1);
  const optionId = (index: number) => `search-result-${index}`;

  const open = (row: Row | undefined) => {
    if (!row) return;
    if ('hit' in row) void openHit(row.hit, query);
    else selectChat(row.chatId);
  };
  const moveTo = (index: number) => {
    setCursor(index);
    document.getElementById(optionId(index))?.scrollIntoView({ block: 'nearest' });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const next = rowAfterKey(event.key, active, rows.length, PAGE);
    if (next !== null) moveTo(next);
    else if (event.key === 'Enter' || event.key === ' ') open(rows[active]);
    else return;
    event.preventDefault();
  };
  const rowProps = (index: number) => ({
    id: optionId(index),
    active: index === active,
    onHover: () => setCursor(index),
    onOpen: () => open(rows[index]),
  });

  let index = 0;
  return (
    <section className={styles.panel} aria-label={t('results')}>
      <div className={styles.filters}>
        <FilterChips filters={filters} onChange={setSearchFilters} within={null} />
        <IndexNote />
      </div>
      <p className={styles.status} role="status">
        {results.state === 'done' ? t('found', { count: results.total }) : ''}
      </p>
      {rows.length === 0 ? (
        <SearchEmpty query={words} />
      ) : (
        <div className={styles.scroller}>
          <div
            ref={list}
            id={RESULTS_ID}
            role="listbox"
            aria-label={t('results')}
            aria-activedescendant={optionId(active)}
            tabIndex={0}
            data-region-focus
            className={styles.list}
            onKeyDown={onKeyDown}
          >
            {chats.length > 0 && (
              <div role="group" aria-labelledby="search-chats">
                <Heading id="search-chats" text={t('chats')} count={chats.length} />
                {chats.map((chatId) => (
                  <ChatResult key={chatId} chatId={chatId} query={words} {...rowProps(index++)} />
                ))}
              </div>
            )}
            {groups.length > 0 && (
              <Heading id="search-messages" text={t('messages')} count={results.total} />
            )}
            {groups.map(({ chatId, hits }) => (
              <div key={chatId} role="group" aria-labelledby={`search-in-${chatId}`}>
                <GroupHead id={`search-in-${chatId}`} chatId={chatId} count={hits.length} />
                {hits.map((hit) => (
                  <MessageResult
                    key={hit.message.id}
                    hit={hit}
                    today={today}
                    {...rowProps(index++)}
                  />
                ))}
              </div>
            ))}
          </div>
          {results.next && (
            <Button size="small" className={styles.more} onClick={() => void searchFurther(query)}>
              {t('more')}
            </Button>
          )}
        </div>
      )}
    </section>
  );
}

function Heading({ id, text, count }: { id: string; text: string; count: number }) {
  return (
    <div role="presentation" id={id} className={styles.heading}>
      <span>{text}</span>
      <span>{count}</span>
    </div>
  );
}

import { type KeyboardEvent, useCallback, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChatId } from '#contract/wire/primitives.ts';
import { useToday } from '../../i18n/use-today.ts';
import { useChats } from '../../stores/chats.ts';
import { selectChat, useNavigation, useSidebarQuery } from '../../stores/navigation.ts';
import { ChatListEmpty } from './ChatListEmpty.tsx';
import { ChatListSkeleton } from './ChatListSkeleton.tsx';
import { ChatRow, ROW_HEIGHT, rowId } from './ChatRow.tsx';
import { NoResults } from './NoResults.tsx';
import { filterChats } from './filter.ts';
import { rowAfterKey } from './row-after-key.ts';
import { useFixedRows } from './use-fixed-rows.ts';
import styles from './ChatList.module.css';

/** All chats, newest activity first, or those that the sidebar's query finds. */
export function ChatList() {
  const loaded = useChats((state) => state.loaded);
  const order = useChats((state) => state.order);
  const query = useSidebarQuery();
  if (!loaded) return <ChatListSkeleton />;
  if (order.length === 0) return <ChatListEmpty />;
  return <Rows order={order} query={query} />;
}

function Rows({ order, query }: { order: readonly ChatId[]; query: string }) {
  const { t } = useTranslation('chats');
  // Names matter only while a search is on: otherwise a new message must not draw the list anew.
  const byId = useChats((state) => (query === '' ? null : state.byId));
  const ids = useMemo(() => (byId ? filterChats(order, byId, query) : order), [order, byId, query]);
  const selected = useNavigation((state) => state.selectedChatId);
  const today = useToday();
  const scroller = useRef<HTMLDivElement>(null);
  const { start, end } = useFixedRows(scroller, ids.length, ROW_HEIGHT);
  const [cursor, setCursor] = useState<ChatId | null>(null);
  const [focused, setFocused] = useState(false);
  const open = useCallback((id: ChatId) => {
    setCursor(null);
    selectChat(id);
  }, []);
  if (ids.length === 0) return <NoResults query={query} />;

  const known = (id: ChatId | null) => (id !== null && ids.includes(id) ? id : null);
  const rows = ids.slice(start, end);
  const active = known(cursor) ?? known(selected) ?? ids[0] ?? null;

  const moveTo = (index: number) => {
    setCursor(ids[index] ?? null);
    const element = scroller.current;
    if (!element) return;
    const top = index * ROW_HEIGHT;
    const bottom = top + ROW_HEIGHT - element.clientHeight + 8;
    if (element.scrollTop > top) element.scrollTop = top;
    else if (element.scrollTop < bottom) element.scrollTop = bottom;
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const at = active ? ids.indexOf(active) : 0;
    const page = Math.floor((scroller.current?.clientHeight ?? 0) / ROW_HEIGHT);
    const next = rowAfterKey(event.key, at, ids.length, page);
    if (next !== null) moveTo(next);
    else if ((event.key === 'Enter' || event.key === ' ') && active) open(active);
    else return;
    event.preventDefault();
  };

  return (
    <div ref={scroller} className={styles.scroller}>
      <div
        role="listbox"
        aria-label={t('list')}
        aria-activedescendant={active && rows.includes(active) ? rowId(active) : undefined}
        tabIndex={0}
        data-region-focus
        className={styles.rows}
        style={{ height: ids.length * ROW_HEIGHT }}
        onKeyDown={onKeyDown}
        onFocus={() => setFocused(true)}
        onBlur={() => setFocused(false)}
      >
        {rows.map((chatId, offset) => (
          <ChatRow
            key={chatId}
            chatId={chatId}
            index={start + offset}
            count={ids.length}
            selected={chatId === selected}
            active={focused && chatId === active}
            query={query}
            today={today}
            onOpen={open}
          />
        ))}
      </div>
    </div>
  );
}

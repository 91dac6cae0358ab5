import { type KeyboardEvent, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChatId } from '#contract/wire/primitives.ts';
import { useToday } from '../../i18n/use-today.ts';
import { movePinned } from '../../services/order/index.ts';
import { useChats } from '../../stores/chats.ts';
import {
  type Shelf,
  selectChat,
  setShelf,
  useNavigation,
  useSidebarQuery,
} from '../../stores/navigation.ts';
import { ArchiveHeader, ArchiveRow } from './ArchiveRow.tsx';
import { ChatListEmpty } from './ChatListEmpty.tsx';
import { ChatListSkeleton } from './ChatListSkeleton.tsx';
import { ChatMenu, openChatMenu } from './ChatMenu.tsx';
import { FolderTabs } from './FolderTabs.tsx';
import { ChatRow, ROW_HEIGHT, rowId } from './ChatRow.tsx';
import { NoResults } from './NoResults.tsx';
import { filterChats } from './filter.ts';
import { rowAfterKey } from './row-after-key.ts';
import { useFixedRows } from './use-fixed-rows.ts';
import { useShelf, useShelfChats } from './use-shelf.ts';
import styles from './ChatList.module.css';

/** The chats of a shelf: pinned ones, then newest activity first; or those that the query finds. */
export function ChatList() {
  const loaded = useChats((state) => state.loaded);
  const isEmpty = useChats((state) => state.order.length === 0);
  const shelf = useShelf();
  const ids = useShelfChats(shelf);
  useLeaveEmptyArchive(shelf, ids.length);
  if (!loaded) return <ChatListSkeleton />;
  if (isEmpty) return <ChatListEmpty />;
  return (
    <div className={styles.list}>
      {shelf === 'archive' ? <ArchiveHeader /> : <FolderTabs shelf={shelf} />}
      {shelf === 'all' && <ArchiveRow />}
      <Rows order={ids} shelf={shelf} />
    </div>
  );
}

/** Whoever brings the last chat back is done there. */
function useLeaveEmptyArchive(shelf: Shelf, count: number): void {
  const isOver = shelf === 'archive' && count === 0;
  useEffect(() => {
    if (isOver) setShelf('all');
  }, [isOver]);
}

function Rows({ order, shelf }: { order: readonly ChatId[]; shelf: Shelf }) {
  const { t } = useTranslation('chats');
  const query = useSidebarQuery();
  // Names matter only while a search is on: otherwise a new message must not draw the list anew.
  const byId = useChats((state) => (query === '' ? null : state.byId));
  const ids = useMemo(() => (byId ? filterChats(order, byId, query) : order), [order, byId, query]);
  const pinned = useChats((state) =>
    query === '' ? ids.filter((id) => state.byId[id]?.pinnedAt).length : 0,
  );
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
  if (ids.length === 0 && query === '') {
    return <p className={styles.none}>{t(shelf === 'unread' ? 'none.unread' : 'none.folder')}</p>;
  }
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
    if (event.key === 'ContextMenu' || (event.key === 'F10' && event.shiftKey)) {
      event.preventDefault();
      openChatMenu(active && document.getElementById(rowId(active)));
      return;
    }
    const step = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (event.altKey) {
      const isMoved = event.shiftKey && active && step && movePinned(active, step as 1 | -1);
      if (isMoved) event.preventDefault();
      return;
    }
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
      <ChatMenu
        area={
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
          />
        }
      >
        {rows.map((chatId, offset) => (
          <ChatRow
            key={chatId}
            chatId={chatId}
            index={start + offset}
            count={ids.length}
            selected={chatId === selected}
            divided={start + offset === pinned - 1 && pinned < ids.length}
            active={focused && chatId === active}
            query={query}
            today={today}
            onOpen={open}
          />
        ))}
      </ChatMenu>
    </div>
  );
}

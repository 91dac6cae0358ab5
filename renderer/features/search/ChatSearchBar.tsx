import { CalendarSearch, ChevronDown, ChevronUp, Search, X } from 'lucide-react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChatId } from '#contract/wire/primitives.ts';
import { closeInChat, goToDate, searchInChat, stepInChat } from '../../services/search/index.ts';
import { useSearch } from '../../stores/search.ts';
import { Icon } from '../../ui/Icon.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { DayInput } from './DayInput.tsx';
import { FilterChips } from './FilterChips.tsx';
import { IndexNote } from './IndexNote.tsx';
import { useHighlights } from './use-highlights.ts';
import styles from './ChatSearchBar.module.css';

/** Typing must rest this long, in ms. */
const SETTLE = 150;

/** The bar under the header that searches one chat; nothing while it is closed. */
export function ChatSearchBar({ chatId }: { chatId: ChatId }) {
  const turn = useSearch(({ inChat }) => (inChat?.chatId === chatId ? inChat.turn : null));
  return turn === null ? null : <Bar key={turn} chatId={chatId} />;
}

function Bar({ chatId }: { chatId: ChatId }) {
  const { t } = useTranslation('search');
  const inChat = useSearch((state) => state.inChat);
  const [query, setQuery] = useState(inChat?.query ?? '');
  const field = useRef<HTMLInputElement>(null);
  const day = useRef<HTMLInputElement>(null);
  const asking = useRef<ReturnType<typeof setTimeout>>(undefined);
  useHighlights(chatId);

  useEffect(() => {
    if (!useSearch.getState().inChat?.focuses) return;
    field.current?.focus();
    field.current?.select();
  }, []);
  useEffect(() => () => clearTimeout(asking.current), []);

  if (inChat === null) return null;
  const { results, at, filters } = inChat;
  const change = (next: string) => {
    setQuery(next);
    clearTimeout(asking.current);
    asking.current = setTimeout(() => void searchInChat({ query: next }), SETTLE);
  };
  const close = () => {
    closeInChat();
    document.querySelector<HTMLElement>('#composer, [data-messages]')?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Escape') close();
    else if (event.key === 'Enter') void stepInChat(event.shiftKey ? -1 : 1);
    else if (event.key === 'ArrowUp') void stepInChat(1);
    else if (event.key === 'ArrowDown') void stepInChat(-1);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const isDone = results.state === 'done';
  return (
    <search className={styles.bar} aria-label={t('inChat.label')}>
      <div className={styles.line}>
        <div className={styles.field}>
          <Icon icon={Search} size={18} />
          <input
            ref={field}
            type="text"
            inputMode="search"
            autoComplete="off"
            spellCheck={false}
            aria-label={t('inChat.label')}
            placeholder={t('inChat.placeholder')}
            value={query}
            onChange={(event) => change(event.target.value)}
            onKeyDown={onKeyDown}
          />
          <span className={styles.position} role="status">
            {isDone &&
              results.total > 0 &&
              t('inChat.position', { at: at + 1, total: results.total })}
            {isDone && results.total === 0 && t('inChat.none')}
          </span>
        </div>
        <IconButton
          icon={ChevronUp}
          size="small"
          label={t('inChat.older')}
          disabled={results.total === 0 || (results.next === null && at >= results.hits.length - 1)}
          onClick={() => void stepInChat(1)}
        />
        <IconButton
          icon={ChevronDown}
          size="small"
          label={t('inChat.newer')}
          disabled={results.total === 0 || at === 0}
          onClick={() => void stepInChat(-1)}
        />
        <span className={styles.date}>
          <IconButton
            icon={CalendarSearch}
            size="small"
            label={t('inChat.goToDate')}
            onClick={() => day.current?.showPicker()}
          />
          <DayInput
            ref={day}
            label={t('inChat.goToDate')}
            onPick={(picked) => void goToDate(chatId, picked)}
          />
        </span>
        <IconButton icon={X} size="small" label={t('inChat.close')} onClick={close} />
      </div>
      <FilterChips
        filters={filters}
        within={chatId}
        onChange={(part) => void searchInChat({ filters: { ...filters, ...part } })}
      />
      <IndexNote />
    </search>
  );
}

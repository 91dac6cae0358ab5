import { Search } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { KeyboardEvent, RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { useChats } from '../../stores/chats.ts';
import { openDialog, selectChat } from '../../stores/navigation.ts';
import { Icon } from '../../ui/Icon.tsx';
import { filterChats } from '../chats/index.ts';
import { type Entry, entryAfterKey, switcherEntries } from './entries.ts';
import { SwitcherRow } from './SwitcherRow.tsx';
import styles from './Switcher.module.css';

const LIST = 'switcher-list';
const optionId = (index: number) => `switcher-option-${index}`;

export function SwitcherPanel({ field }: { field: RefObject<HTMLInputElement | null> }) {
  const { t } = useTranslation(['app', 'common']);
  const { order, byId } = useChats();
  const [query, setQuery] = useState('');
  const [cursor, setCursor] = useState(0);
  const list = useRef<HTMLDivElement>(null);
  const entries = switcherEntries(filterChats(order, byId, query.trim()), byId, query);
  const active = Math.min(cursor, entries.length - 1);
  const chats = entries.length - 1;

  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [active]);

  const pick = (entry: Entry | undefined) => {
    if (entry?.kind === 'chat') selectChat(entry.chatId);
    else if (entry) openDialog('new-chat', entry.kind === 'find' ? entry.query : '');
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const next = entryAfterKey(event.key, active, entries.length);
    if (next !== null) setCursor(next);
    else if (event.key === 'Enter' && !event.nativeEvent.isComposing) pick(entries[active]);
    else return;
    event.preventDefault();
  };

  return (
    <>
      <div className={styles.field}>
        <Icon icon={Search} />
        <input
          ref={field}
          role="combobox"
          aria-expanded
          aria-controls={LIST}
          aria-activedescendant={optionId(active)}
          aria-autocomplete="list"
          aria-label={t('searchChats')}
          placeholder={t('searchChats')}
          autoComplete="off"
          spellCheck={false}
          value={query}
          onChange={(event) => {
            setQuery(event.target.value);
            setCursor(0);
          }}
          onKeyDown={onKeyDown}
        />
      </div>
      <div ref={list} id={LIST} role="listbox" aria-label={t('sidebar')} className={styles.list}>
        {entries.map((entry, index) => (
          <SwitcherRow
            key={entry.kind === 'chat' ? entry.chatId : entry.kind}
            id={optionId(index)}
            entry={entry}
            query={query.trim()}
            active={index === active}
            separated={index === chats && chats > 0}
            onHover={() => setCursor(index)}
            onPick={() => pick(entry)}
          />
        ))}
      </div>
      <footer className={styles.keys} aria-hidden>
        <span>
          <kbd>↑ ↓</kbd> {t('switcher.move')}
        </span>
        <span>
          <kbd>Enter</kbd> {t('switcher.open')}
        </span>
        <span>
          <kbd>Esc</kbd> {t('common:close')}
        </span>
      </footer>
    </>
  );
}

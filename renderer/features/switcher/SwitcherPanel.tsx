import { Search } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import type { KeyboardEvent, RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { host } from '../../services/host.ts';
import { openChatWith } from '../../services/people.ts';
import { useAccount } from '../../stores/account.ts';
import { useChats } from '../../stores/chats.ts';
import { closeDialog, openDialog, selectChat, setSidebarQuery } from '../../stores/navigation.ts';
import { Icon } from '../../ui/Icon.tsx';
import { filterChats, findMatch } from '../chats/index.ts';
import { useCommands } from './commands.ts';
import { type Entry, entryAfterKey, sectionOf, switcherEntries } from './entries.ts';
import { peopleOfGroups } from './people.ts';
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
  const self = useAccount((state) => state.account?.userId ?? null);
  const commands = useCommands();
  const words = query.trim();
  const matching = <T,>(all: readonly T[], name: (one: T) => string) =>
    words === '' ? [] : all.filter((one) => findMatch(name(one), words));
  const people = peopleOfGroups(
    order.flatMap((id) => byId[id] ?? []),
    self,
  );
  const entries = switcherEntries(
    filterChats(order, byId, words),
    byId,
    query,
    matching(people, ({ name }) => name),
    matching(commands, ({ label }) => label),
  );
  const active = Math.min(cursor, entries.length - 1);

  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [active]);

  const pick = (entry: Entry | undefined) => {
    if (!entry) return;
    if (entry.kind === 'chat') selectChat(entry.chatId);
    else if (entry.kind === 'person') void openChatWith(entry.userId);
    else if (entry.kind === 'messages') searchMessages(entry.query);
    else if (entry.kind === 'command') entry.command.run();
    else openDialog('new-chat', entry.kind === 'find' ? entry.query : '');
  };

  const searchMessages = (text: string) => {
    setSidebarQuery(text);
    closeDialog();
  };

  const onKeyDown = (event: KeyboardEvent) => {
    const next = entryAfterKey(event.key, active, entries.length);
    const hasCommand = event.ctrlKey || event.metaKey;
    if (next !== null) setCursor(next);
    else if (event.key === 'Enter' && hasCommand && words) searchMessages(words);
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
            key={keyOf(entry)}
            id={optionId(index)}
            entry={entry}
            query={query.trim()}
            active={index === active}
            heading={index === 0 || sectionOf(entries[index - 1]!) !== sectionOf(entry)}
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
          <kbd>{`${host.os === 'macos' ? '⌘' : 'Ctrl'} Enter`}</kbd> {t('switcher.searchMessages')}
        </span>
        <span>
          <kbd>Esc</kbd> {t('common:close')}
        </span>
      </footer>
    </>
  );
}

function keyOf(entry: Entry): string {
  if (entry.kind === 'chat') return entry.chatId;
  if (entry.kind === 'person') return entry.userId;
  return entry.kind === 'command' ? entry.command.id : entry.kind;
}

import { CalendarDays, CalendarMinus, CalendarPlus, MessageSquare, UserRound } from 'lucide-react';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChatId } from '#contract/wire/primitives.ts';
import { startOfDay } from '../../i18n/dates.ts';
import { useToday } from '../../i18n/use-today.ts';
import { useAccount } from '../../stores/account.ts';
import { useChats } from '../../stores/chats.ts';
import type { SearchFilters } from '../../stores/search.ts';
import { MenuItem, MenuSeparator } from '../../ui/Menu.tsx';
import { Chip } from './Chip.tsx';
import { DayInput } from './DayInput.tsx';
import { chatsToFilter, peopleToFilter, useChatName } from './names.ts';
import { useDateText } from './use-date-text.ts';
import styles from './FilterChips.module.css';

const DAY_MS = 24 * 60 * 60 * 1000;
const PERIODS = { today: 0, week: 6, month: 29, year: 364 } as const;
/** Entries of a menu; who is further down is found by name. */
const SHOWN = 12;

/** What a message can hold, and the words for it. */
const KINDS = [
  ['hasLink', 'link'],
  ['hasMedia', 'media'],
  ['hasFile', 'file'],
] as const;

interface FilterChipsProps {
  filters: SearchFilters;
  onChange: (change: Partial<SearchFilters>) => void;
  /** The chat that is searched; null for all of them. */
  within: ChatId | null;
}

/** What narrows a search down; each chip opens a menu, or takes its filter away. */
export function FilterChips({ filters, onChange, within }: FilterChipsProps) {
  const { t } = useTranslation('search');
  return (
    <div role="group" aria-label={t('filters.label')} className={styles.chips}>
      <FromChip filters={filters} onChange={onChange} within={within} />
      <DateChip filters={filters} onChange={onChange} />
      {within === null && <ChatChip filters={filters} onChange={onChange} />}
      {KINDS.map(([key, name]) => (
        <Chip
          key={key}
          label={t(`filters.${name}`)}
          active={filters[key]}
          onToggle={() => onChange({ [key]: !filters[key] })}
        />
      ))}
    </div>
  );
}

type ChipProps = Pick<FilterChipsProps, 'filters' | 'onChange'>;

function FromChip({ filters, onChange, within }: FilterChipsProps) {
  const { t } = useTranslation('search');
  const self = useAccount((state) => state.account?.userId ?? null);
  const { order, byId } = useChats();
  const chats = within === null ? order.map((id) => byId[id]) : [byId[within]];
  const people = peopleToFilter(chats).filter(({ userId }) => userId !== self);
  const chosen = people.find(({ userId }) => userId === filters.senderId);
  const name = filters.senderId === self ? t('filters.fromMe') : (chosen?.name ?? '');
  const isActive = filters.senderId !== null;
  return (
    <Chip
      label={isActive ? t('filters.fromPerson', { name }) : t('filters.from')}
      active={isActive}
      onToggle={() => onChange({ senderId: null })}
    >
      <MenuItem icon={UserRound} onSelect={() => onChange({ senderId: self })}>
        {t('filters.fromMe')}
      </MenuItem>
      {people.slice(0, SHOWN).map((person) => (
        <MenuItem
          key={person.userId}
          icon={UserRound}
          onSelect={() => onChange({ senderId: person.userId })}
        >
          {person.name}
        </MenuItem>
      ))}
    </Chip>
  );
}

function ChatChip({ filters, onChange }: ChipProps) {
  const { t } = useTranslation('search');
  const { order, byId } = useChats();
  const name = useChatName(filters.chatId);
  const isActive = filters.chatId !== null;
  const chats = chatsToFilter(order.slice(0, SHOWN).flatMap((id) => byId[id] ?? []));
  return (
    <Chip
      label={isActive ? t('filters.inChat', { name }) : t('filters.chat')}
      active={isActive}
      onToggle={() => onChange({ chatId: null })}
    >
      {chats.map((chat) => (
        <MenuItem
          key={chat.chatId}
          icon={MessageSquare}
          onSelect={() => onChange({ chatId: chat.chatId })}
        >
          {chat.name}
        </MenuItem>
      ))}
    </Chip>
  );
}

function DateChip({ filters, onChange }: ChipProps) {
  const { t } = useTranslation('search');
  const text = useDateText(filters);
  const since = useRef<HTMLInputElement>(null);
  const until = useRef<HTMLInputElement>(null);
  const today = useToday();
  const period = (days: number) => startOfDay(today - days * DAY_MS);
  return (
    <span className={styles.date}>
      <Chip
        label={text ?? t('filters.date')}
        active={text !== null}
        onToggle={() => onChange({ sentAfter: null, sentBefore: null })}
      >
        {(Object.keys(PERIODS) as (keyof typeof PERIODS)[]).map((name) => (
          <MenuItem
            key={name}
            icon={CalendarDays}
            onSelect={() => onChange({ sentAfter: period(PERIODS[name]), sentBefore: null })}
          >
            {t(`filters.${name}`)}
          </MenuItem>
        ))}
        <MenuSeparator />
        <MenuItem icon={CalendarPlus} onSelect={() => since.current?.showPicker()}>
          {t('filters.since')}
        </MenuItem>
        <MenuItem icon={CalendarMinus} onSelect={() => until.current?.showPicker()}>
          {t('filters.until')}
        </MenuItem>
      </Chip>
      <DayInput
        ref={since}
        label={t('filters.day')}
        onPick={(day) => onChange({ sentAfter: day })}
      />
      <DayInput
        ref={until}
        label={t('filters.day')}
        // The day itself counts.
        onPick={(day) => onChange({ sentBefore: startOfDay(day + 1.5 * DAY_MS) })}
      />
    </span>
  );
}

import { Search, UserRoundPlus, UserRoundSearch } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ChatId } from '#contract/wire/primitives.ts';
import { formatListTime } from '../../i18n/dates.ts';
import { useToday } from '../../i18n/use-today.ts';
import { chatPicture, chatShape, chatTitle } from '../../services/chats/index.ts';
import { useChats } from '../../stores/chats.ts';
import { Badge } from '../../ui/Badge.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { Highlighted, useMuted, usePresenceDot } from '../chats/index.ts';
import { type Entry, sectionOf } from './entries.ts';
import { Portrait } from '../pictures/index.ts';
import styles from './Switcher.module.css';

interface SwitcherRowProps {
  id: string;
  entry: Entry;
  query: string;
  active: boolean;
  /** Begins a section. */
  heading: boolean;
  onHover: () => void;
  onPick: () => void;
}

export function SwitcherRow(props: SwitcherRowProps) {
  const { id, entry, query, active, heading, onHover, onPick } = props;
  const { t } = useTranslation('app');
  return (
    <>
      {heading && (
        <div role="presentation" className={styles.heading}>
          {t(`switcher.${sectionOf(entry)}`)}
        </div>
      )}
      <div
        id={id}
        role="option"
        aria-selected={active}
        tabIndex={-1}
        className={styles.row}
        onPointerMove={onHover}
        onClick={onPick}
      >
        {entry.kind === 'chat' ? (
          <Chat chatId={entry.chatId} query={query} />
        ) : entry.kind === 'person' ? (
          <Person entry={entry} query={query} />
        ) : (
          <Action entry={entry} />
        )}
      </div>
    </>
  );
}

function Chat({ chatId, query }: { chatId: ChatId; query: string }) {
  const { t, i18n } = useTranslation('common');
  const chat = useChats((state) => state.byId[chatId]);
  const peerId = chat?.peer?.userId;
  const presence = usePresenceDot(peerId);
  const today = useToday();
  const muted = useMuted(chat?.mutedUntil ?? null);
  if (!chat) return null;
  const name = chatTitle(chat);
  return (
    <>
      <Portrait
        picture={chatPicture(chat)}
        id={peerId ?? chatId}
        name={name}
        size="s"
        shape={chatShape(chat)}
        presence={presence}
      />
      <span className={styles.name}>
        <Highlighted text={name} query={query} />
      </span>
      {chat.unreadCount > 0 ? (
        <Badge
          count={chat.unreadCount}
          muted={muted}
          label={t('unread', { count: chat.unreadCount })}
        />
      ) : (
        <span className={styles.time}>{formatListTime(chat.activityAt, today, i18n.language)}</span>
      )}
    </>
  );
}

type ActionEntry = Exclude<Entry, { kind: 'chat' | 'person' }>;

function Action({ entry }: { entry: ActionEntry }) {
  const { t } = useTranslation('app');
  const icons = { messages: Search, find: UserRoundSearch, new: UserRoundPlus };
  const label = () => {
    if (entry.kind === 'command') return entry.command.label;
    return entry.kind === 'new' ? t('switcher.new') : t(`switcher.${entry.kind}`, entry);
  };
  return (
    <>
      <span className={styles.icon}>
        <Icon icon={entry.kind === 'command' ? entry.command.icon : icons[entry.kind]} />
      </span>
      <span className={styles.name}>{label()}</span>
    </>
  );
}

function Person({ entry, query }: { entry: Extract<Entry, { kind: 'person' }>; query: string }) {
  const { t } = useTranslation('app');
  return (
    <>
      <Portrait picture={entry.picture} id={entry.userId} name={entry.name} size="s" />
      <span className={styles.name}>
        <Highlighted text={entry.name} query={query} />
      </span>
      <span className={styles.time}>{t('switcher.via', { group: entry.group })}</span>
    </>
  );
}

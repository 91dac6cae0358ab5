import { UserRoundPlus, UserRoundSearch } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ChatId } from '#contract/wire/primitives.ts';
import { formatListTime } from '../../i18n/dates.ts';
import { useToday } from '../../i18n/use-today.ts';
import { personName } from '../../services/chats/index.ts';
import { useChats } from '../../stores/chats.ts';
import { usePresence } from '../../stores/presence.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { Badge } from '../../ui/Badge.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { classNames } from '../../ui/class-names.ts';
import { Highlighted } from '../chats/index.ts';
import type { Entry } from './entries.ts';
import styles from './Switcher.module.css';

interface SwitcherRowProps {
  id: string;
  entry: Entry;
  query: string;
  active: boolean;
  /** Begins the group of actions under the chats. */
  separated: boolean;
  onHover: () => void;
  onPick: () => void;
}

export function SwitcherRow(props: SwitcherRowProps) {
  const { id, entry, query, active, separated, onHover, onPick } = props;
  return (
    <div
      id={id}
      role="option"
      aria-selected={active}
      tabIndex={-1}
      className={classNames(styles.row, separated && styles.separated)}
      onPointerMove={onHover}
      onClick={onPick}
    >
      {entry.kind === 'chat' ? (
        <Chat chatId={entry.chatId} query={query} />
      ) : (
        <Action entry={entry} />
      )}
    </div>
  );
}

function Chat({ chatId, query }: { chatId: ChatId; query: string }) {
  const { t, i18n } = useTranslation('common');
  const chat = useChats((state) => state.byId[chatId]);
  const peerId = chat?.peer?.userId;
  const online = usePresence((state) => !!peerId && state.byUser[peerId]?.state === 'online');
  const today = useToday();
  if (!chat) return null;
  const name = personName(chat.peer);
  return (
    <>
      <Avatar id={peerId ?? chatId} name={name} size="s" online={online} />
      <span className={styles.name}>
        <Highlighted text={name} query={query} />
      </span>
      {chat.unreadCount > 0 ? (
        <Badge count={chat.unreadCount} label={t('unread', { count: chat.unreadCount })} />
      ) : (
        <span className={styles.time}>{formatListTime(chat.activityAt, today, i18n.language)}</span>
      )}
    </>
  );
}

function Action({ entry }: { entry: Exclude<Entry, { kind: 'chat' }> }) {
  const { t } = useTranslation('app');
  return (
    <>
      <span className={styles.icon}>
        <Icon icon={entry.kind === 'find' ? UserRoundSearch : UserRoundPlus} />
      </span>
      <span className={styles.name}>
        {entry.kind === 'find' ? t('switcher.find', { query: entry.query }) : t('switcher.new')}
      </span>
    </>
  );
}

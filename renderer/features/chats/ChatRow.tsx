import { BellOff, Ellipsis, Pin } from 'lucide-react';
import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { isUnread } from '#contract/engine/attention.ts';
import type { ChatId } from '#contract/wire/primitives.ts';
import { formatFull, formatListTime } from '../../i18n/dates.ts';
import { chatPicture, chatShape, chatTitle } from '../../services/chats/index.ts';
import { useChats } from '../../stores/chats.ts';
import { tickOf } from '../../stores/messages-tick.ts';
import { useChatProgress } from '../../stores/files-progress.ts';
import { Badge } from '../../ui/Badge.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx';
import { classNames } from '../../ui/class-names.ts';
import { useDropTarget } from '../files/index.ts';
import { useStatus } from './use-status.ts';
import { VerifiedMark } from '../relations/index.ts';
import { openChatMenu } from './ChatMenu.tsx';
import { ChatPreview } from './ChatPreview.tsx';
import { Highlighted } from './Highlighted.tsx';
import { MessageTick } from './MessageTick.tsx';
import { findMatch } from './match.ts';
import { usePresenceDot } from './use-presence-dot.ts';
import { Portrait } from '../pictures/index.ts';
import { useMuted } from './use-muted.ts';
import styles from './ChatRow.module.css';

/** Edge of a row in px; the list places rows by it. */
export const ROW_HEIGHT = 64;

export const rowId = (chatId: ChatId): string => `chat-${chatId}`;

interface ChatRowProps {
  chatId: ChatId;
  index: number;
  count: number;
  selected: boolean;
  /** The last of the pinned ones: a line follows. */
  divided: boolean;
  /** Stands under the keyboard's cursor. */
  active: boolean;
  query: string;
  /** Start of the current day: the time is written anew when it changes. */
  today: number;
  onOpen: (chatId: ChatId) => void;
}

export const ChatRow = memo(function ChatRow({
  chatId,
  index,
  count,
  selected,
  divided,
  active,
  query,
  today,
  onOpen,
}: ChatRowProps) {
  const { t, i18n } = useTranslation('chats');
  const chat = useChats((state) => state.byId[chatId]);
  const peerId = chat?.peer?.userId;
  const presence = usePresenceDot(peerId);
  const status = useStatus(chat?.peer?.status);
  const progress = useChatProgress(chatId);
  const drop = useDropTarget(chatId, onOpen);
  const muted = useMuted(chat?.mutedUntil ?? null);
  if (!chat) return null;
  const name = chatTitle(chat);
  const tick = chat.lastMessage && tickOf(chat.lastMessage, chat);
  const byHandle = query !== '' && !findMatch(name, query);
  return (
    <div
      role="option"
      id={rowId(chatId)}
      aria-selected={selected}
      aria-posinset={index + 1}
      aria-setsize={count}
      data-active={active || undefined}
      data-chat={chatId}
      data-divided={divided || undefined}
      className={classNames(styles.row, selected && styles.selected, drop.over && styles.dropping)}
      style={{ translate: `0 ${index * ROW_HEIGHT}px` }}
      title={name}
      onClick={(event) => {
        const isMenu = event.target instanceof Element && event.target.closest('[data-more]');
        if (isMenu) openChatMenu(event.currentTarget);
        else onOpen(chatId);
      }}
      {...drop.handlers}
    >
      <Portrait
        picture={chatPicture(chat)}
        id={peerId ?? chatId}
        name={name}
        shape={chatShape(chat)}
        presence={presence}
      />
      <span className={styles.text}>
        <span className={styles.line}>
          <span className={styles.name}>
            <Highlighted text={name} query={query} />
            {status?.emoji && <span title={status.text}> {status.emoji}</span>}
          </span>
          <VerifiedMark person={chat.peer} size={14} />
          {muted && (
            <span role="img" aria-label={t('muted')} title={t('muted')} className={styles.muted}>
              <Icon icon={BellOff} size={14} />
            </span>
          )}
          <span className={styles.time}>
            {tick && <MessageTick tick={tick} label={t(`tick.${tick}`)} />}
            <time
              dateTime={new Date(chat.activityAt).toISOString()}
              title={formatFull(chat.activityAt, i18n.language)}
            >
              {formatListTime(chat.activityAt, today, i18n.language)}
            </time>
          </span>
        </span>
        <span className={styles.line}>
          <ChatPreview
            chat={chat}
            selected={selected}
            handleQuery={byHandle ? query.replace(/^@/, '') : ''}
          />
          {chat.unreadMentions.length > 0 && (
            <span
              role="img"
              className={styles.mention}
              aria-label={t('mentioned')}
              title={t('mentioned')}
            >
              @
            </span>
          )}
          {chat.pinnedAt !== null && !isUnread(chat) && (
            <span role="img" aria-label={t('pinned')} className={styles.pin}>
              <Icon icon={Pin} size={14} />
            </span>
          )}
          <Badge
            count={chat.unreadCount}
            mark={chat.unreadMark}
            muted={muted}
            label={
              chat.unreadCount > 0 ? t('unread', { count: chat.unreadCount }) : t('markedUnread')
            }
            className={styles.badge}
          />
          <span aria-hidden data-more className={styles.more}>
            <Icon icon={Ellipsis} size={18} />
          </span>
        </span>
      </span>
      {progress !== null && (
        <span className={styles.progress}>
          <VisuallyHidden>{t('transfer')}</VisuallyHidden>
          <i style={{ width: `${progress * 100}%` }} />
        </span>
      )}
    </div>
  );
});

import { memo, useDeferredValue, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChatId, ClientMessageId, UserId } from '#contract/wire/primitives.ts';
import { formatDay } from '../../../i18n/dates.ts';
import { useToday } from '../../../i18n/use-today.ts';
import type { MessageWindow } from '../../../stores/message-window.ts';
import { senderName } from '../../../services/chats/index.ts';
import { useChats } from '../../../stores/chats.ts';
import { SystemLine } from '../../groups/index.ts';
import { Announcer } from './Announcer.tsx';
import { ChatStart } from './ChatStart.tsx';
import { HistorySkeleton } from './HistorySkeleton.tsx';
import { JumpButton } from './JumpButton.tsx';
import { Message } from './Message.tsx';
import { MessageMenu } from './MessageMenu.tsx';
import { buildDays } from './build-days.ts';
import { MessageTextsProvider, useTranslatedMessageTexts } from './message-texts.ts';
import { moveBetweenMessages } from './message-keys.ts';
import { useTimelineScroll } from './use-timeline-scroll.ts';
import { useUnreadMarker } from './use-unread-marker.ts';
import { MentionButton } from '../mentions/MentionButton.tsx';
import corner from './JumpButton.module.css';
import styles from './Timeline.module.css';

interface TimelineProps {
  chatId: ChatId;
  /** The person of a direct chat. */
  name: string;
  window: MessageWindow;
}

/**
 * The messages of a chat. A page that scrolling brings is rendered in slices between frames: all at once
 * it would hold up the scrolling itself.
 */
export const Timeline = memo(function Timeline(props: TimelineProps) {
  return <Messages {...props} window={useDeferredValue(props.window)} />;
});

/**
 * What is shown. Only a bounded stretch of the history is in the DOM, in real document
 * order: text can be selected across bubbles, and heights need no estimates.
 */
const Messages = memo(function Messages({ chatId, name, window }: TimelineProps) {
  const { t, i18n } = useTranslation('conversation');
  const texts = useTranslatedMessageTexts();
  const today = useToday();
  const unread = useUnreadMarker(chatId);
  const { scroller, content, marker, isFar, toNewest } = useTimelineScroll(chatId, window);
  const days = useMemo(() => buildDays(window, unread), [window, unread]);
  const [openedAt] = useState(() => Date.now());
  const authors = useAuthors(chatId);
  const isNotes = useChats((state) => state.byId[chatId]?.kind === 'notes');
  const [lifted, setLifted] = useState<ClientMessageId | null>(null);

  return (
    <div className={styles.frame}>
      <MessageMenu
        messages={window.messages}
        onTarget={setLifted}
        area={
          // Arrows move between the messages inside, and whoever has no wheel must be able to scroll.
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
          <div
            ref={scroller}
            className={styles.scroller}
            // Readers hear new messages from the announcer; older pages must not be read out.
            role="log"
            aria-live="off"
            aria-label={t('messages')}
            // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
            tabIndex={0}
            data-messages
            onKeyDown={(event) => moveBetweenMessages(event, window.messages)}
          />
        }
      >
        <MessageTextsProvider value={texts}>
          <div ref={content} className={styles.column}>
            {window.hasOlder ? (
              <HistorySkeleton />
            ) : (
              <ChatStart
                name={authors ? null : name}
                isNotes={isNotes}
                isEmpty={window.messages.length === 0}
              />
            )}
            {days.map(({ day, rows }) => (
              <section key={day} className={styles.day}>
                <div className={styles.date}>
                  <time dateTime={new Date(day).toISOString()}>
                    {formatDay(day, Math.max(today, day), i18n.language)}
                  </time>
                </div>
                {rows.map((row) => [
                  row.unread > 0 && (
                    <div key="unread" ref={marker} role="separator" className={styles.unread}>
                      {t('newMessages', { count: row.unread })}
                    </div>
                  ),
                  row.message.kind === 'system' ? (
                    <SystemLine key={row.message.id} message={row.message} />
                  ) : (
                    <Message
                      key={row.message.id}
                      message={row.message}
                      first={row.first}
                      last={row.last}
                      senderName={authors?.nameOf(row.message.senderId) ?? name}
                      author={authors?.of(row.message.senderId) ?? null}
                      fresh={row.message.sentAt >= openedAt}
                      lifted={row.message.id === lifted}
                    />
                  ),
                ])}
              </section>
            ))}
            {window.hasNewer && <HistorySkeleton />}
          </div>
        </MessageTextsProvider>
      </MessageMenu>
      <div className={corner.corner}>
        <MentionButton chatId={chatId} />
        {isFar && <JumpButton chatId={chatId} onJump={toNewest} />}
      </div>
      <Announcer messages={window.messages} nameOf={(id) => authors?.nameOf(id) ?? name} />
    </div>
  );
});

/** Names and roles of a group's authors; null in other chats. */
function useAuthors(chatId: ChatId) {
  const { t } = useTranslation('groups');
  const chat = useChats((state) => state.byId[chatId]);
  const group = chat?.group;
  return useMemo(() => {
    if (!group) return null;
    const labels = { owner: { role: t('role.owner') }, admin: { role: t('role.admin') } };
    const plain = { role: '' };
    const roles = new Map(group.members.map(({ userId, role }) => [userId, role]));
    return {
      nameOf: (userId: UserId) => senderName({ peer: null, group }, userId),
      of: (userId: UserId) => {
        const role = roles.get(userId);
        return role === 'owner' || role === 'admin' ? labels[role] : plain;
      },
    };
  }, [group, t]);
}

import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChatId } from '#contract/wire/primitives.ts';
import { chatTitle } from '../../services/chats/index.ts';
import { openHistory } from '../../services/messages/index.ts';
import { useChats } from '../../stores/chats.ts';
import { useMessages } from '../../stores/messages.ts';
import { JoinRequestsBar } from '../invites/index.ts';
import { WriteNote, useMayWrite } from '../groups/index.ts';
import { DropZone, SendDialog, useFilePaste } from '../files/index.ts';
import { DeviceBanner, StandingBar, useStanding } from '../relations/index.ts';
import { ChatSearchBar } from '../search/index.ts';
import { clearSelection, useSelection } from '../../stores/selection.ts';
import { MessageDialogs } from './actions/MessageDialogs.tsx';
import { PinBar } from './actions/PinBar.tsx';
import { SelectionBar } from './actions/SelectionBar.tsx';
import { Composer } from './composer/Composer.tsx';
import { Header } from './header/Header.tsx';
import { HistorySkeleton } from './timeline/HistorySkeleton.tsx';
import { Timeline } from './timeline/Timeline.tsx';
import { NotesWaiting } from './NotesWaiting.tsx';
import styles from './Conversation.module.css';

/** One chat: header, messages, composer. Mount it anew for another chat (`key`). */
export function Conversation({ chatId }: { chatId: ChatId }) {
  const { t } = useTranslation('conversation');
  const isKnown = useChats((state) => state.byId[chatId] !== undefined);
  const peer = useChats((state) => state.byId[chatId]?.peer ?? null);
  const name = useChats((state) => chatTitle(state.byId[chatId]));
  const isWaiting = useChats((state) => {
    const chat = state.byId[chatId];
    return chat?.kind === 'notes' && chat.joining;
  });
  const mayWrite = useMayWrite(chatId);
  const standing = useStanding(chatId);
  const window = useMessages((state) => state.windows[chatId]);

  const isSelecting = useSelection((state) => state.chatId === chatId);

  useFilePaste(chatId);
  useEffect(() => clearSelection, [chatId]);

  useEffect(() => {
    if (!isKnown) return;
    const chat = useChats.getState().byId[chatId];
    void openHistory(chatId, chat && chat.unreadCount > 0 ? chat.readSeq + 1 : null);
  }, [chatId, isKnown]);

  return (
    <section className={styles.conversation} aria-label={name}>
      <Header chatId={chatId} peer={peer} />
      <DeviceBanner chatId={chatId} />
      <ChatSearchBar chatId={chatId} />
      <JoinRequestsBar chatId={chatId} />
      <PinBar chatId={chatId} />
      <DropZone chatId={chatId}>
        {window ? (
          <Timeline chatId={chatId} name={name} window={window} />
        ) : (
          <div className={styles.loading} role="status" aria-label={t('loading')}>
            <HistorySkeleton />
            <HistorySkeleton />
          </div>
        )}
        {isKnown && isSelecting && <SelectionBar chatId={chatId} />}
        {isKnown &&
          !isSelecting &&
          !isWaiting &&
          (standing !== null ? (
            <StandingBar chatId={chatId} />
          ) : mayWrite ? (
            <Composer chatId={chatId} />
          ) : (
            <WriteNote chatId={chatId} />
          ))}
        {isWaiting && <NotesWaiting />}
      </DropZone>
      <SendDialog />
      <MessageDialogs />
    </section>
  );
}

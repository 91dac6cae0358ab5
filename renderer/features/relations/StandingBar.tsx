import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChatView } from '#contract/engine/views.ts';
import type { ChatId, UserId } from '#contract/wire/primitives.ts';
import { chatTitle } from '../../services/chats/index.ts';
import { acceptChat, declineChat, setBlocked } from '../../services/relations.ts';
import { useChats } from '../../stores/chats.ts';
import { Button } from '../../ui/Button.tsx';
import { BlockDialog } from './BlockDialog.tsx';
import { Confirm } from './Confirm.tsx';
import { ReportDialog } from './ReportDialog.tsx';
import { useTask } from './use-task.ts';
import styles from './StandingBar.module.css';

type Standing = 'request' | 'blocked' | null;

const standingOf = (chat: ChatView | undefined): Standing =>
  chat?.peer?.blocked ? 'blocked' : chat?.request ? 'request' : null;

/** Why something else than the composer stands under a chat. */
export function useStanding(chatId: ChatId): Standing {
  return useChats((state) => standingOf(state.byId[chatId]));
}

/** In the place of the composer: what to do with a request, or with somebody who is blocked. */
export function StandingBar({ chatId }: { chatId: ChatId }) {
  const chat = useChats((state) => state.byId[chatId]);
  const standing = standingOf(chat);
  if (!chat || standing === null) return null;
  return standing === 'request' ? <RequestBar chat={chat} /> : <BlockedBar chat={chat} />;
}

/** Who has begun the chat; of a group it is told by its line in the history. */
const beginnerOf = ({ peer, lastMessage }: ChatView): UserId | null =>
  peer?.userId ?? (lastMessage?.own === false ? lastMessage.senderId : null);

function RequestBar({ chat }: { chat: ChatView }) {
  const { t } = useTranslation('relations');
  const { busy, run } = useTask();
  const [dialog, setDialog] = useState<'delete' | 'block' | 'report' | null>(null);
  const { chatId, group } = chat;
  const name = chatTitle(chat);
  const beginner = beginnerOf(chat);
  const close = () => setDialog(null);
  return (
    <section className={styles.bar} aria-label={t('requests.title')}>
      <p className={styles.title}>{t(group ? 'request.group' : 'request.title', { name })}</p>
      <p className={styles.text}>{t('request.text')}</p>
      <div className={styles.actions}>
        {beginner && (
          <Button variant="danger-text" onClick={() => setDialog('report')}>
            {t('request.report')}
          </Button>
        )}
        {beginner && !group && (
          <Button variant="danger-text" onClick={() => setDialog('block')}>
            {t('request.block')}
          </Button>
        )}
        <Button onClick={() => setDialog('delete')}>
          {t(group ? 'request.leave' : 'request.delete')}
        </Button>
        <Button variant="primary" busy={busy} onClick={() => void run(() => acceptChat(chatId))}>
          {t('request.accept')}
        </Button>
      </div>
      <Confirm
        open={dialog === 'delete'}
        onClose={close}
        title={t('delete.title')}
        text={t(group ? 'delete.group' : 'delete.text', { name })}
        confirm={t(group ? 'request.leave' : 'delete.confirm')}
        onConfirm={() => declineChat(chatId)}
      />
      {beginner && (
        <>
          <BlockDialog
            open={dialog === 'block'}
            onClose={close}
            userId={beginner}
            name={name}
            onBlocked={() => void declineChat(chatId)}
          />
          <ReportDialog
            open={dialog === 'report'}
            onClose={close}
            chatId={chatId}
            userId={beginner}
            name={name}
          />
        </>
      )}
    </section>
  );
}

function BlockedBar({ chat }: { chat: ChatView }) {
  const { t } = useTranslation('relations');
  const { busy, run } = useTask();
  const userId = chat.peer?.userId;
  if (!userId) return null;
  return (
    <section className={styles.bar}>
      <p className={styles.text}>{t('blocked.note', { name: chatTitle(chat) })}</p>
      <div className={styles.actions}>
        <Button busy={busy} onClick={() => void run(() => setBlocked(userId, false))}>
          {t('blocked.unblock')}
        </Button>
      </div>
    </section>
  );
}

import { Star, StarOff } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MessageView } from '#contract/engine/views.ts';
import { messageLine } from '../../i18n/attachment-text.ts';
import { formatFull, formatListTime } from '../../i18n/dates.ts';
import { useToday } from '../../i18n/use-today.ts';
import { chatTitle, senderName } from '../../services/chats/index.ts';
import { openMessage, starMessage, starredMessages } from '../../services/messages/index.ts';
import { useAccount } from '../../stores/account.ts';
import { useChats } from '../../stores/chats.ts';
import { closeDialog, useNavigation } from '../../stores/navigation.ts';
import { showToast } from '../../stores/toasts.ts';
import { Avatar } from '../../ui/Avatar.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import styles from './StarredDialog.module.css';

/** The starred messages of all chats. */
export function StarredDialog() {
  const { t } = useTranslation(['messages', 'common']);
  const open = useNavigation((state) => state.dialog === 'starred');
  return (
    <Dialog
      open={open}
      onClose={closeDialog}
      title={t('starredDialog.title')}
      closeLabel={t('common:close')}
      width="wide"
    >
      <StarredList />
    </Dialog>
  );
}

function StarredList() {
  const { t } = useTranslation(['messages', 'errors']);
  const [messages, setMessages] = useState<MessageView[] | null>(null);
  useEffect(() => {
    let isCurrent = true;
    void starredMessages().then((found) => isCurrent && setMessages(found));
    return () => {
      isCurrent = false;
    };
  }, []);
  const take = async (message: MessageView) => {
    const done = await starMessage(message, false);
    if (!done.ok) return showToast(t(`errors:${done.code}`), 'danger');
    setMessages((now) => now?.filter(({ id }) => id !== message.id) ?? null);
  };
  if (messages === null) return null;
  if (messages.length === 0) {
    return (
      <p className={styles.empty}>
        <Icon icon={Star} />
        {t('starredDialog.empty')}
      </p>
    );
  }
  return (
    <ul className={styles.list} aria-label={t('starredDialog.title')}>
      {messages.map((message) => (
        <Row key={message.id} message={message} onTake={() => void take(message)} />
      ))}
    </ul>
  );
}

function Row({ message, onTake }: { message: MessageView; onTake: () => void }) {
  const { t, i18n } = useTranslation('messages');
  const { t: file } = useTranslation('files');
  const today = useToday();
  const chat = useChats((state) => state.byId[message.chatId]);
  const self = useAccount((state) => state.account?.userId);
  const title = chatTitle(chat);
  const author = message.senderId === self ? t('you') : senderName(chat, message.senderId);
  return (
    <li className={styles.row}>
      <button type="button" className={styles.message} onClick={() => void openMessage(message)}>
        <Avatar
          id={chat?.peer?.userId ?? message.chatId}
          name={title}
          size="m"
          shape={chat?.group ? 'group' : 'person'}
        />
        <span className={styles.text}>
          <span className={styles.line}>
            <span className={styles.name}>
              {chat?.group || message.own ? t('starredDialog.from', { author, title }) : title}
            </span>
            <time
              dateTime={new Date(message.sentAt).toISOString()}
              title={formatFull(message.sentAt, i18n.language)}
            >
              {formatListTime(message.sentAt, today, i18n.language)}
            </time>
          </span>
          <span className={styles.words} dir="auto">
            {messageLine(file, message)}
          </span>
        </span>
      </button>
      <IconButton icon={StarOff} size="small" label={t('unstar')} onClick={onTake} />
    </li>
  );
}

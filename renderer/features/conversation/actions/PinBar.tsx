import { Pin, X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MessageView } from '#contract/engine/views.ts';
import type { ChatId, ClientMessageId } from '#contract/wire/primitives.ts';
import { messageLine } from '../../../i18n/attachment-text.ts';
import { jumpTo, messagesById, pinMessage } from '../../../services/messages/index.ts';
import { useChats } from '../../../stores/chats.ts';
import { useMessages } from '../../../stores/messages.ts';
import { Icon } from '../../../ui/Icon.tsx';
import { IconButton } from '../../../ui/IconButton.tsx';
import styles from './PinBar.module.css';

const NONE: ClientMessageId[] = [];

/** Under the header: pinned messages, one at a time. A press goes there and on to the next. */
export function PinBar({ chatId }: { chatId: ChatId }) {
  const { t } = useTranslation('messages');
  const { t: file } = useTranslation('files');
  const ids = useChats((state) => state.byId[chatId]?.pinned ?? NONE);
  const key = ids.join();
  const window = useMessages((state) => state.windows[chatId]);
  const [stored, setStored] = useState<MessageView[]>([]);
  const [at, setAt] = useState(0);
  useEffect(() => {
    let isCurrent = true;
    const wanted = key === '' ? [] : (key.split(',') as ClientMessageId[]);
    void messagesById(chatId, wanted).then((found) => isCurrent && setStored(found));
    return () => {
      isCurrent = false;
    };
  }, [chatId, key]);

  const pinned = stored.filter(({ id }) => ids.includes(id));
  const place = pinned.length === 0 ? 0 : at % pinned.length;
  const message = pinned[place];
  if (!message) return null;
  // An edit shows at once where the message is in the window.
  const shown = window?.messages.find(({ id }) => id === message.id) ?? message;
  const jump = () => {
    void jumpTo(chatId, message.id);
    setAt(place + 1);
  };
  return (
    <div className={styles.bar}>
      <button type="button" className={styles.message} onClick={jump}>
        <Icon icon={Pin} size={18} />
        <span className={styles.lines}>
          <span className={styles.title}>
            {pinned.length > 1
              ? t('pinned.count', { at: place + 1, count: pinned.length })
              : t('pinned.bar')}
          </span>
          <span className={styles.text} dir="auto">
            {messageLine(file, shown)}
          </span>
        </span>
      </button>
      <IconButton
        icon={X}
        size="small"
        label={t('unpin')}
        onClick={() => void pinMessage(message, false)}
      />
    </div>
  );
}

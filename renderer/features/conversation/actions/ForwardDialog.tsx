import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MessageView } from '#contract/engine/views.ts';
import type { ChatId } from '#contract/wire/primitives.ts';
import { chatPicture, chatShape, chatTitle } from '../../../services/chats/index.ts';
import { forwardMessages } from '../../../services/messages/index.ts';
import { useChats } from '../../../stores/chats.ts';
import { clearSelection } from '../../../stores/selection.ts';
import { showToast } from '../../../stores/toasts.ts';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { Switch } from '../../../ui/Switch.tsx';
import { Portrait } from '../../pictures/index.ts';
import styles from './ForwardDialog.module.css';

interface ForwardDialogProps {
  messages: readonly MessageView[];
  onClose: () => void;
}

/** Chooses the chats that messages are written to again. */
export function ForwardDialog({ messages, onClose }: ForwardDialogProps) {
  const { t } = useTranslation(['messages', 'common', 'errors']);
  const order = useChats((state) => state.order);
  const byId = useChats((state) => state.byId);
  const [chosen, setChosen] = useState<ReadonlySet<ChatId>>(new Set());
  const labelId = useId();
  const [withAuthor, setWithAuthor] = useState(true);

  const toggle = (chatId: ChatId) => {
    const next = new Set(chosen);
    if (!next.delete(chatId)) next.add(chatId);
    setChosen(next);
  };
  const send = async () => {
    const from = messages[0]?.chatId;
    if (!from || chosen.size === 0) return;
    onClose();
    clearSelection();
    const ids = messages.map(({ id }) => id);
    const result = await forwardMessages({ from, ids, to: [...chosen], withAuthor });
    showToast(
      result.ok ? t('forwardDialog.done') : t(`errors:${result.code}`),
      result.ok ? undefined : 'danger',
    );
  };

  return (
    <Dialog
      open
      onClose={onClose}
      title={t('forwardDialog.title', { count: messages.length })}
      closeLabel={t('common:close')}
      actions={
        <Button variant="primary" disabled={chosen.size === 0} onClick={() => void send()}>
          {t('forwardDialog.send')}
        </Button>
      }
    >
      <div className={styles.chats} role="group" aria-label={t('forwardDialog.to')}>
        {order.map((chatId) => {
          const chat = byId[chatId];
          const name = chatTitle(chat);
          return (
            <label key={chatId} className={styles.chat}>
              <input type="checkbox" checked={chosen.has(chatId)} onChange={() => toggle(chatId)} />
              <Portrait
                picture={chatPicture(chat)}
                id={chat?.peer?.userId ?? chatId}
                name={name}
                size="s"
                shape={chatShape(chat)}
              />
              <span className={styles.name}>{name}</span>
            </label>
          );
        })}
      </div>
      <div className={styles.author}>
        <span id={labelId}>{t('forwardDialog.withAuthor')}</span>
        <Switch labelledBy={labelId} checked={withAuthor} onChange={setWithAuthor} />
      </div>
    </Dialog>
  );
}

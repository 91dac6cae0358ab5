import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ChatId } from '#contract/wire/primitives.ts';
import { chatTitle } from '../../../services/chats/index.ts';
import { shareInvite } from '../../../services/invites.ts';
import { useChats } from '../../../stores/chats.ts';
import { showToast } from '../../../stores/toasts.ts';
import { Button } from '../../../ui/Button.tsx';
import { Dialog } from '../../../ui/Dialog.tsx';
import { ChatPortrait } from '../../pictures/index.ts';
import styles from './Links.module.css';

/** Chooses chats that a link is written into. */
export function ShareDialog({ url, onClose }: { url: string; onClose: () => void }) {
  const { t } = useTranslation(['invites', 'common', 'errors']);
  const order = useChats((state) => state.order);
  const byId = useChats((state) => state.byId);
  const [chosen, setChosen] = useState<ReadonlySet<ChatId>>(new Set());
  const toggle = (chatId: ChatId) => {
    const next = new Set(chosen);
    if (!next.delete(chatId)) next.add(chatId);
    setChosen(next);
  };
  const send = async () => {
    onClose();
    const result = await shareInvite(url, [...chosen]);
    if (result.ok) showToast(t('shareDone'));
    else showToast(t(`errors:${result.code}`), 'danger');
  };
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('shareTitle')}
      closeLabel={t('common:close')}
      actions={
        <Button variant="primary" disabled={chosen.size === 0} onClick={() => void send()}>
          {t('shareSend')}
        </Button>
      }
    >
      <div className={styles.chats} role="group" aria-label={t('shareTo')}>
        {order.map((chatId) => {
          const chat = byId[chatId];
          const ended = chat?.group && chat.group.state !== 'active';
          if (!chat || ended) return null;
          return (
            <label key={chatId} className={styles.chat}>
              <input type="checkbox" checked={chosen.has(chatId)} onChange={() => toggle(chatId)} />
              <ChatPortrait chat={chat} size="s" />
              <span>{chatTitle(chat)}</span>
            </label>
          );
        })}
      </div>
    </Dialog>
  );
}

import { ArrowLeft } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ChatId } from '#contract/wire/primitives.ts';
import { chatTitle } from '../../services/chats/index.ts';
import { useChats } from '../../stores/chats.ts';
import { selectChat, useNavigation } from '../../stores/navigation.ts';
import { closeRequests } from '../../stores/requests.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { ChatPortrait } from '../pictures/index.ts';
import styles from './Requests.module.css';

/** In the place of the chats: those that strangers have begun. */
export function RequestList({ rail = false }: { rail?: boolean }) {
  const { t } = useTranslation('relations');
  const ids = useChats((state) => state.requests);
  return (
    <section className={styles.list} aria-label={t('requests.list')}>
      <header className={styles.header} data-rail={rail || undefined}>
        <IconButton icon={ArrowLeft} label={t('requests.back')} onClick={closeRequests} />
        {!rail && <h2>{t('requests.title')}</h2>}
      </header>
      {!rail && <p className={styles.note}>{t('requests.note')}</p>}
      <ul>
        {ids.map((chatId) => (
          <RequestItem key={chatId} chatId={chatId} rail={rail} />
        ))}
      </ul>
    </section>
  );
}

function RequestItem({ chatId, rail }: { chatId: ChatId; rail: boolean }) {
  const chat = useChats((state) => state.byId[chatId]);
  const selected = useNavigation((state) => state.selectedChatId === chatId);
  if (!chat) return null;
  const name = chatTitle(chat);
  return (
    <li>
      <button
        type="button"
        className={styles.item}
        data-rail={rail || undefined}
        aria-current={selected || undefined}
        title={name}
        onClick={() => selectChat(chatId)}
      >
        <ChatPortrait chat={chat} />
        {!rail && (
          <span className={styles.text}>
            <b>{name}</b>
            <span>{chat.lastMessage?.text}</span>
          </span>
        )}
      </button>
    </li>
  );
}

import { useTranslation } from 'react-i18next';
import type { MessageView } from '#contract/engine/views.ts';
import { jumpTo } from '../../../services/messages/index.ts';
import { showToast } from '../../../stores/toasts.ts';
import { useNameOf } from '../name-of.ts';
import styles from './Quote.module.css';

/** Inside a bubble: what it answers. A press goes there. */
export function Quote({ message }: { message: MessageView }) {
  const { t } = useTranslation('messages');
  const nameOf = useNameOf(message.chatId);
  const { replyTo } = message;
  if (!replyTo) return null;
  const name = nameOf(replyTo.senderId);
  const jump = async () => {
    if (!(await jumpTo(message.chatId, replyTo.id))) showToast(t('gone'));
  };
  return (
    <button
      type="button"
      className={styles.quote}
      title={t('jumpToQuote', { name })}
      onClick={() => void jump()}
    >
      <span className={styles.name}>{name}</span>
      <span className={styles.excerpt} dir="auto">
        {replyTo.excerpt || t('quoteGone')}
      </span>
    </button>
  );
}

import { useTranslation } from 'react-i18next';
import type { MessageView } from '#contract/engine/views.ts';
import { discardMessage, retryMessage } from '../../../services/messages/index.ts';
import styles from './FailedNote.module.css';

/** Under a message that could not be sent: what happened, and the two ways on. */
export function FailedNote({ message }: { message: MessageView }) {
  const { t } = useTranslation(['conversation', 'errors']);
  const { chatId, id, failure } = message;
  return (
    <div className={styles.note}>
      <span title={failure ? t(`errors:${failure}`) : undefined}>{t('failed.text')}</span>
      <button type="button" onClick={() => void retryMessage(chatId, id)}>
        {t('failed.retry')}
      </button>
      <button type="button" onClick={() => void discardMessage(chatId, id)}>
        {t('failed.delete')}
      </button>
    </div>
  );
}

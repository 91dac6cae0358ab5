import { useTranslation } from 'react-i18next';
import { openNotes } from '../../services/chats/index.ts';
import { showToast } from '../../stores/toasts.ts';
import { Button } from '../../ui/Button.tsx';
import styles from './NotesWaiting.module.css';

/** In the place of the composer: notes that this device was not let into yet. */
export function NotesWaiting() {
  const { t } = useTranslation(['conversation', 'errors']);
  const anew = async () => {
    const opened = await openNotes(true);
    if (!opened.ok) showToast(t(`errors:${opened.code}`), 'danger');
  };
  return (
    <div className={styles.note}>
      <p>{t('notes.waiting')}</p>
      <Button onClick={() => void anew()}>{t('notes.anew')}</Button>
    </div>
  );
}

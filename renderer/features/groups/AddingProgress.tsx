import { useTranslation } from 'react-i18next';
import { useGroupProgress } from '../../stores/group-progress.ts';
import styles from './Form.module.css';

/** How many of the chosen people are in. */
export function AddingProgress() {
  const { t } = useTranslation('groups');
  const progress = useGroupProgress((state) => state.progress);
  if (!progress || progress.total === 0) return null;
  const { done, total } = progress;
  return (
    <p className={styles.progress} role="status">
      {t('new.progress', { done, total })}
      <progress value={done} max={total} aria-hidden />
    </p>
  );
}

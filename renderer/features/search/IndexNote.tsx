import { useTranslation } from 'react-i18next';
import { useSearch } from '../../stores/search.ts';
import { Spinner } from '../../ui/Spinner.tsx';
import styles from './Results.module.css';

/** Says that older messages can't be found yet; nothing once all are read. */
export function IndexNote() {
  const { t } = useTranslation('search');
  const { state, indexed, total } = useSearch((search) => search.index);
  if (state === 'ready') return null;
  const percent = total === 0 ? 0 : Math.floor((indexed / total) * 100);
  return (
    <p className={styles.note} title={t('buildingHint')}>
      <Spinner />
      {t('building', { percent })}
    </p>
  );
}

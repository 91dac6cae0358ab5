import { useTranslation } from 'react-i18next';
import { Skeleton } from '../../ui/Skeleton.tsx';
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx';
import styles from './ChatListSkeleton.module.css';

/** Widths in percent of the two lines of each row, so that they look like names and texts. */
const LINES = [
  [52, 78],
  [70, 64],
  [38, 82],
  [60, 50],
  [46, 72],
  [66, 58],
  [42, 80],
  [56, 66],
  [48, 74],
  [62, 54],
] as const;

/** Rows to be, while the list is read from this device. */
export function ChatListSkeleton() {
  const { t } = useTranslation('chats');
  return (
    <div className={styles.list} aria-busy>
      <VisuallyHidden live="polite">{t('loading')}</VisuallyHidden>
      {LINES.map(([name, text]) => (
        <div key={`${name}-${text}`} className={styles.row}>
          <Skeleton circle width="44px" height="44px" />
          <span className={styles.text}>
            <Skeleton width={`${name}%`} height="12px" />
            <Skeleton width={`${text}%`} />
          </span>
        </div>
      ))}
    </div>
  );
}

import { useTranslation } from 'react-i18next';
import { formatNumber } from '../../../i18n/format.ts';
import { classNames } from '../../../ui/class-names.ts';
import styles from './ByteCounter.module.css';

/** From here on the counter shows, in bytes. */
const NEAR = 2048;

/** How much room a long message has left; nothing while there is plenty. */
export function ByteCounter({ left }: { left: number }) {
  const { t, i18n } = useTranslation('conversation');
  if (left > NEAR) return null;
  const isOver = left < 0;
  return (
    <span
      role="status"
      className={classNames(styles.counter, isOver && styles.over)}
      title={isOver ? t('tooLong') : t('bytesLeft', { count: left })}
    >
      {formatNumber(left, i18n.language)}
    </span>
  );
}

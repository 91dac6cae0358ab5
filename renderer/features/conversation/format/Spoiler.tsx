import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './FormattedText.module.css';

/** Words that show on a press. */
export function Spoiler({ children }: { children: ReactNode }) {
  const { t } = useTranslation('messages');
  const [open, setOpen] = useState(false);
  if (open) return <span className={styles.revealed}>{children}</span>;
  return (
    <button
      type="button"
      className={styles.spoiler}
      aria-label={t('spoiler')}
      title={t('spoiler')}
      onClick={() => setOpen(true)}
    >
      <span aria-hidden>{children}</span>
    </button>
  );
}

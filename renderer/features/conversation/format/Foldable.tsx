import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import styles from './FormattedText.module.css';

/** From here on a text is folded. */
const CHARACTERS = 1500;
const LINES = 24;

export const isLong = (text: string) => text.length > CHARACTERS || text.split('\n').length > LINES;

/** Shows the beginning of a long text, the rest on a press; short ones as they are. */
export function Foldable({ text, children }: { text: string; children: ReactNode }) {
  const { t } = useTranslation('messages');
  const [open, setOpen] = useState(false);
  if (!isLong(text)) return children;
  return (
    <>
      <div className={open ? undefined : styles.folded}>{children}</div>
      <button
        type="button"
        className={styles.more}
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        {open ? t('showLess') : t('showMore')}
      </button>
    </>
  );
}

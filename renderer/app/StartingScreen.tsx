import { useTranslation } from 'react-i18next';
import { Skeleton } from '../ui/Skeleton.tsx';
import { Spinner } from '../ui/Spinner.tsx';
import { useLayoutMode } from '../ui/useLayoutMode.ts';
import { VisuallyHidden } from '../ui/VisuallyHidden.tsx';
import styles from './StartingScreen.module.css';

/** Widths of the two lines of each row, in px. */
const ROWS = [
  [120, 180],
  [162, 148],
  [88, 189],
  [139, 116],
  [106, 166],
  [152, 134],
  [97, 185],
  [129, 152],
  [111, 160],
  [143, 125],
] as const;

/** While the vault and the database open: the shape of what comes. */
export function StartingScreen() {
  const { t } = useTranslation('app');
  const mode = useLayoutMode();
  const rail = mode === 'rail';
  return (
    <main className={styles.shell} aria-busy>
      <VisuallyHidden>
        <h1>Vestnik</h1>
      </VisuallyHidden>
      <div className={styles.side} data-mode={mode}>
        {!rail && (
          <div className={styles.strip} role="status">
            <Spinner />
            {t('starting')}
          </div>
        )}
        <div className={styles.rows}>
          {ROWS.map(([name, preview]) => (
            <div key={name} className={styles.row}>
              <Skeleton circle width="44px" height="44px" />
              {!rail && (
                <div className={styles.lines}>
                  <Skeleton width={`${name}px`} height="12px" />
                  <Skeleton width={`${preview}px`} />
                </div>
              )}
            </div>
          ))}
        </div>
      </div>
      {mode !== 'single' && <div className={styles.pane} />}
    </main>
  );
}

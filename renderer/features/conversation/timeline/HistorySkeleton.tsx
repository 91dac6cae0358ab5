import { Skeleton } from '../../../ui/Skeleton.tsx';
import { classNames } from '../../../ui/class-names.ts';
import styles from './HistorySkeleton.module.css';

const BUBBLES = [
  { own: false, width: '46%', height: '34px' },
  { own: false, width: '30%', height: '34px' },
  { own: true, width: '52%', height: '54px' },
  { own: false, width: '58%', height: '54px' },
  { own: true, width: '24%', height: '34px' },
] as const;

/** Bubbles to be, where a page of the history is on its way. */
export function HistorySkeleton() {
  return (
    <div className={styles.skeleton} aria-hidden>
      {BUBBLES.map(({ own, width, height }) => (
        <div key={width} className={classNames(styles.row, own && styles.own)}>
          <Skeleton width={width} height={height} />
        </div>
      ))}
    </div>
  );
}

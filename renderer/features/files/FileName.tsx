import { splitName } from './middle.ts';
import styles from './FileName.module.css';

/** A file's name on one line; what does not fit is left out in the middle. */
export function FileName({ name }: { name: string }) {
  const { head, tail } = splitName(name);
  return (
    <span className={styles.name} title={name} dir="auto">
      <span className={styles.head}>{head}</span>
      {tail && <span className={styles.tail}>{tail}</span>}
    </span>
  );
}

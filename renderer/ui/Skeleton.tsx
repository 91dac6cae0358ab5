import styles from './Skeleton.module.css';

interface SkeletonProps {
  /** CSS length. */
  width: string;
  height?: string;
  circle?: boolean;
}

/** Place of a text or picture that is on its way; still, by design. */
export function Skeleton({ width, height = '10px', circle = false }: SkeletonProps) {
  return (
    <span
      aria-hidden
      className={circle ? `${styles.bone} ${styles.circle}` : styles.bone}
      style={{ width, height }}
    />
  );
}

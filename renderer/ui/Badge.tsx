import { classNames } from './class-names.ts';
import styles from './Badge.module.css';

interface BadgeProps {
  count: number;
  muted?: boolean;
  /** What the number counts, for readers: "3 unread messages". */
  label: string;
  className?: string | undefined;
}

/** A count of unread things; nothing at zero. */
export function Badge({ count, muted = false, label, className }: BadgeProps) {
  if (count <= 0) return null;
  return (
    <span
      role="img"
      aria-label={label}
      className={classNames(styles.badge, muted && styles.muted, className)}
    >
      {count > 999 ? '999+' : count}
    </span>
  );
}

import { classNames } from './class-names.ts';
import styles from './Badge.module.css';

interface BadgeProps {
  count: number;
  /** Shows a dot where there is nothing to count. */
  mark?: boolean;
  muted?: boolean;
  /** What the number counts, for readers: "3 unread messages". */
  label: string;
  className?: string | undefined;
}

/** A count of unread things; nothing at zero, unless marked. */
export function Badge({ count, mark = false, muted = false, label, className }: BadgeProps) {
  if (count <= 0 && !mark) return null;
  return (
    <span
      role="img"
      aria-label={label}
      className={classNames(
        styles.badge,
        count <= 0 && styles.mark,
        muted && styles.muted,
        className,
      )}
    >
      {count > 999 ? '999+' : count > 0 && count}
    </span>
  );
}

import type { Ref } from 'react';
import styles from './FilterChips.module.css';

/** The system's own calendar, opened by `showPicker()`; itself out of sight. */
export function DayInput({
  label,
  onPick,
  ref,
}: {
  label: string;
  /** Start of the day, local time, Unix ms. */
  onPick: (day: number) => void;
  ref: Ref<HTMLInputElement>;
}) {
  return (
    <input
      ref={ref}
      type="date"
      autoComplete="off"
      aria-label={label}
      tabIndex={-1}
      className={styles.day}
      onChange={(event) => {
        const [year, month, day] = event.target.value.split('-').map(Number);
        if (year && month && day) onPick(new Date(year, month - 1, day).getTime());
      }}
    />
  );
}

import { classNames } from './class-names.ts';
import styles from './Spinner.module.css';

/** Work of unknown length. `label` speaks for it where no text stands beside it. */
export function Spinner({ label, className }: { label?: string; className?: string | undefined }) {
  return (
    <svg
      viewBox="0 0 20 20"
      className={classNames(styles.spinner, className)}
      {...(label ? { role: 'img', 'aria-label': label } : { 'aria-hidden': true })}
    >
      <path d="M10 2.75a7.25 7.25 0 1 1-7.25 7.25" />
    </svg>
  );
}

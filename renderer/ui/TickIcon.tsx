interface TickIconProps {
  /** Clock, one tick, two ticks, or the sign of a failure. */
  shape: 'clock' | 'one' | 'two' | 'alert';
  /** Name for readers. */
  label: string;
  className?: string | undefined;
}

const PATHS = {
  clock: 'M8 3.25a4.75 4.75 0 1 1 0 9.5a4.75 4.75 0 0 1 0-9.5M8 5.5V8l1.6 1',
  one: 'm4.2 8.4 2.5 2.5 5-5.5',
  two: 'm1.6 8.4 2.5 2.5 5-5.5M7.6 10.5l.4.4 5.6-5.5',
  alert: 'M8 3.25a4.75 4.75 0 1 1 0 9.5a4.75 4.75 0 0 1 0-9.5M8 5.6v2.8M8 10.4v.1',
} as const;

/** The small sign beside a time that says how far something has come. */
export function TickIcon({ shape, label, className }: TickIconProps) {
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox="0 0 16 16"
      width="16"
      height="16"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
      className={className}
    >
      <path d={PATHS[shape]} />
    </svg>
  );
}

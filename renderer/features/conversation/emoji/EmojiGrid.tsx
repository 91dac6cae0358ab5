import type { KeyboardEvent } from 'react';
import styles from './EmojiPicker.module.css';

/** As many stand in a row; the style sheet knows the same number. */
const COLUMNS = 8;

interface EmojiGridProps {
  label: string;
  cells: readonly { sign: string; name: string }[];
  onPick: (emoji: string) => void;
  titled?: boolean;
}

/** Emoji in rows; arrows move between them, also into the grids before and after. */
export function EmojiGrid({ label, cells, onPick, titled = false }: EmojiGridProps) {
  return (
    <section className={styles.group} aria-label={label} data-grid>
      {titled && <h3 className={styles.title}>{label}</h3>}
      <div className={styles.grid}>
        {cells.map(({ sign, name }, at) => (
          <button
            key={sign}
            type="button"
            className={styles.cell}
            data-cell
            tabIndex={at === 0 ? 0 : -1}
            aria-label={name}
            title={name}
            onKeyDown={move}
            onClick={() => onPick(sign)}
          >
            {sign}
          </button>
        ))}
      </div>
    </section>
  );
}

const STEPS: Readonly<Record<string, number>> = {
  ArrowLeft: -1,
  ArrowRight: 1,
  ArrowUp: -COLUMNS,
  ArrowDown: COLUMNS,
};

function move(event: KeyboardEvent<HTMLElement>): void {
  const step = STEPS[event.key];
  const grid = event.currentTarget.closest('[data-grid]');
  if (step === undefined || !grid) return;
  const cellsIn = (element: Element | null) => [
    ...(element?.querySelectorAll<HTMLElement>('[data-cell]') ?? []),
  ];
  const own = cellsIn(grid);
  const all = cellsIn(grid.parentElement);
  const at = own.indexOf(event.currentTarget);
  const beyond = all[all.indexOf(event.currentTarget) + Math.sign(step)];
  (own[at + step] ?? beyond)?.focus();
  event.preventDefault();
}

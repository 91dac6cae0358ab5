import { findMatch } from './match.ts';
import styles from './Highlighted.module.css';

/** A text with the part that matches a query in the accent colour. */
export function Highlighted({ text, query }: { text: string; query: string }) {
  const match = query === '' ? null : findMatch(text, query);
  if (!match || match.start === match.end) return text;
  return (
    <>
      {text.slice(0, match.start)}
      <mark className={styles.match}>{text.slice(match.start, match.end)}</mark>
      {text.slice(match.end)}
    </>
  );
}

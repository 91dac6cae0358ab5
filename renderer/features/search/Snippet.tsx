import type { SearchHit } from '#contract/engine/search.ts';
import { snippetOf } from './snippet.ts';
import styles from './Results.module.css';

/** A message's text around what was found. */
export function Snippet({ hit }: { hit: SearchHit }) {
  return snippetOf(hit.message.text, hit.marks).map(({ text, marked }, index) =>
    marked ? (
      <mark key={index} className={styles.match}>
        {text}
      </mark>
    ) : (
      text
    ),
  );
}

import type { ReactNode } from 'react';
import { Mark } from './Mark.tsx';
import styles from './PlainScreen.module.css';

interface PlainScreenProps {
  title: string;
  text?: string;
  /** What it says comes unexpected and is read out at once. */
  alert?: boolean;
  /** For longer texts. */
  wide?: boolean;
  /** What can be typed or pressed. */
  children: ReactNode;
}

/** A window without anything of the chats: sign, title, and a way on. */
export function PlainScreen({ title, text, alert, wide, children }: PlainScreenProps) {
  return (
    <main className={styles.screen}>
      <div
        className={styles.card}
        data-wide={wide || undefined}
        {...(alert ? { role: 'alert' } : {})}
      >
        <Mark size={44} className={styles.mark} />
        <h1>{title}</h1>
        {text && <p>{text}</p>}
        <div className={styles.content}>{children}</div>
      </div>
    </main>
  );
}

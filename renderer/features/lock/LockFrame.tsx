import type { ReactNode } from 'react';
import { Mark } from '../../ui/Mark.tsx';
import styles from './Lock.module.css';

interface LockFrameProps {
  title: string;
  text?: string;
  children: ReactNode;
}

/** The window without anything of the chats: sign, title, and what has to be typed. */
export function LockFrame({ title, text, children }: LockFrameProps) {
  return (
    <main className={styles.screen}>
      <div className={styles.card}>
        <Mark size={44} className={styles.mark} />
        <h1>{title}</h1>
        {text && <p>{text}</p>}
        <div className={styles.content}>{children}</div>
      </div>
    </main>
  );
}

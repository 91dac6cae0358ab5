import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';
import { IconButton } from './IconButton.tsx';
import styles from './Toast.module.css';

interface ToastProps {
  tone: 'neutral' | 'danger';
  children: ReactNode;
  closeLabel: string;
  /** A button behind the text. */
  action?: { label: string; act: () => void } | null;
  onClose: () => void;
}

/** A short notice in the corner. */
export function Toast({ tone, children, closeLabel, action, onClose }: ToastProps) {
  return (
    <div
      role={tone === 'danger' ? 'alert' : 'status'}
      className={classNames(styles.toast, styles[tone])}
    >
      <span className={styles.text}>{children}</span>
      {action && (
        <button
          type="button"
          className={styles.action}
          onClick={() => {
            action.act();
            onClose();
          }}
        >
          {action.label}
        </button>
      )}
      <IconButton icon={X} size="small" label={closeLabel} tooltip={false} onClick={onClose} />
    </div>
  );
}

/** Corner of the window where toasts stack, the newest at the bottom. */
export function ToastRegion({ label, children }: { label: string; children: ReactNode }) {
  return (
    <section aria-label={label} className={styles.region}>
      {children}
    </section>
  );
}

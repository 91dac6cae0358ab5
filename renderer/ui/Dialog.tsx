import { Dialog as Base } from '@base-ui/react/dialog';
import { X } from 'lucide-react';
import type { ReactNode, RefObject } from 'react';
import { classNames } from './class-names.ts';
import { IconButton } from './IconButton.tsx';
import styles from './Dialog.module.css';

interface DialogProps {
  open: boolean;
  /** Called on Esc, on a press outside and on the close button. */
  onClose: () => void;
  title: string;
  description?: ReactNode;
  /** Name of the close button. */
  closeLabel: string;
  children?: ReactNode;
  /** Buttons of the last row; the primary one last. */
  actions?: ReactNode;
  initialFocus?: RefObject<HTMLElement | null>;
  width?: 'normal' | 'wide';
}

/** A modal layer. Focus stays inside and returns to where it was. */
export function Dialog({
  open,
  onClose,
  title,
  description,
  closeLabel,
  children,
  actions,
  initialFocus,
  width = 'normal',
}: DialogProps) {
  return (
    <Base.Root open={open} onOpenChange={(next) => !next && onClose()}>
      <Base.Portal>
        <Base.Backdrop className={styles.scrim} />
        <Base.Popup
          className={classNames(styles.dialog, styles[width])}
          {...(initialFocus ? { initialFocus } : {})}
        >
          <header className={styles.header}>
            <Base.Title className={styles.title}>{title}</Base.Title>
            <Base.Close
              render={<IconButton icon={X} label={closeLabel} tooltip={false} size="small" />}
            />
          </header>
          <div className={styles.body}>
            {description && (
              <Base.Description className={styles.description}>{description}</Base.Description>
            )}
            {children}
          </div>
          {actions && <footer className={styles.actions}>{actions}</footer>}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}

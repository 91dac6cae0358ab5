import { ContextMenu as Base } from '@base-ui/react/context-menu';
import type { ReactElement, ReactNode } from 'react';
import styles from './Menu.module.css';

interface ContextMenuProps {
  /** The area that answers to a right click, Shift F10 and a long press. */
  area: ReactElement<Record<string, unknown>>;
  onOpenChange?: (open: boolean) => void;
  /** Items as in a {@link Menu}. */
  children: ReactNode;
}

/** Commands for what lies under the pointer. */
export function ContextMenu({ area, onOpenChange, children }: ContextMenuProps) {
  return (
    <Base.Root {...(onOpenChange ? { onOpenChange } : {})}>
      <Base.Trigger render={area} />
      <Base.Portal>
        <Base.Positioner className={styles.positioner}>
          <Base.Popup className={styles.menu}>{children}</Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

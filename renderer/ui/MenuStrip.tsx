import { Menu as Base } from '@base-ui/react/menu';
import type { ReactNode } from 'react';
import styles from './MenuStrip.module.css';

/** Items of a menu that stand side by side, each a sign instead of a line. */
export function MenuStrip({ label, children }: { label: string; children: ReactNode }) {
  return (
    <Base.Group className={styles.strip} aria-label={label}>
      {children}
    </Base.Group>
  );
}

interface MenuStripItemProps {
  label: string;
  onSelect: () => void;
  children: ReactNode;
}

export function MenuStripItem({ label, onSelect, children }: MenuStripItemProps) {
  return (
    <Base.Item className={styles.item} aria-label={label} title={label} onClick={onSelect}>
      {children}
    </Base.Item>
  );
}

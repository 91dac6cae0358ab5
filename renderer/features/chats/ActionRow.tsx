import { ChevronRight, type LucideIcon } from 'lucide-react';
import { Icon } from '../../ui/Icon.tsx';
import styles from './ActionRow.module.css';

interface ActionRowProps {
  icon: LucideIcon;
  label: string;
  onSelect: () => void;
}

/** A way on from an empty list: one line across the sidebar. */
export function ActionRow({ icon, label, onSelect }: ActionRowProps) {
  return (
    <button type="button" className={styles.action} onClick={onSelect} title={label}>
      <Icon icon={icon} className={styles.icon} />
      <span className={styles.label}>{label}</span>
      <Icon icon={ChevronRight} className={styles.arrow} />
    </button>
  );
}

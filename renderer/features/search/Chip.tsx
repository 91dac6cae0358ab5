import { X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../ui/Icon.tsx';
import { Menu } from '../../ui/Menu.tsx';
import { classNames } from '../../ui/class-names.ts';
import styles from './FilterChips.module.css';

interface ChipProps {
  label: string;
  active: boolean;
  /** Takes the filter away; without a menu also sets it. */
  onToggle: () => void;
  /** Items of the menu that an inactive chip opens. */
  children?: ReactNode;
}

/** One filter. */
export function Chip({ label, active, onToggle, children }: ChipProps) {
  const { t } = useTranslation('search');
  if (active) {
    return (
      <button
        type="button"
        className={classNames(styles.chip, styles.active)}
        aria-label={t('filters.remove', { name: label })}
        onClick={onToggle}
      >
        <span>{label}</span>
        <Icon icon={X} size={14} />
      </button>
    );
  }
  const button = (
    <button type="button" className={styles.chip} {...(children ? {} : { onClick: onToggle })}>
      <span>{label}</span>
    </button>
  );
  return children ? <Menu trigger={button}>{children}</Menu> : button;
}

import type { LucideIcon } from 'lucide-react';
import styles from './Icon.module.css';

interface IconProps {
  icon: LucideIcon;
  /** Edge in px: 20 on the grid, 18 in menus, 16 small. */
  size?: 14 | 16 | 18 | 20 | 24;
  className?: string | undefined;
}

/** A line icon of the one set that the product uses; decoration only, so hidden from readers. */
export function Icon({ icon: Glyph, size = 20, className }: IconProps) {
  return (
    <Glyph
      aria-hidden
      size={size}
      strokeWidth={size < 18 ? 1.75 : 1.5}
      absoluteStrokeWidth
      className={className ? `${styles.icon} ${className}` : styles.icon}
    />
  );
}

import type { LucideIcon } from 'lucide-react';
import type { ButtonHTMLAttributes, Ref } from 'react';
import { classNames } from './class-names.ts';
import { Icon } from './Icon.tsx';
import { Tooltip } from './Tooltip.tsx';
import styles from './IconButton.module.css';

export interface IconButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  icon: LucideIcon;
  /** Name for readers and the tooltip. */
  label: string;
  /** Shown in the tooltip, e.g. `Ctrl N`. */
  shortcut?: string;
  size?: 'normal' | 'small';
  pressed?: boolean;
  /** False where a tooltip would repeat what stands beside the button. */
  tooltip?: boolean;
  ref?: Ref<HTMLButtonElement>;
}

export function IconButton({
  icon,
  label,
  shortcut,
  size = 'normal',
  pressed,
  tooltip = true,
  type = 'button',
  className,
  ...rest
}: IconButtonProps) {
  const button = (
    <button
      {...rest}
      type={type}
      aria-label={label}
      aria-pressed={pressed}
      className={classNames(styles.button, styles[size], pressed && styles.pressed, className)}
    >
      <Icon icon={icon} size={size === 'small' ? 18 : 20} />
    </button>
  );
  if (!tooltip) return button;
  return (
    <Tooltip label={label} {...(shortcut ? { shortcut } : {})}>
      {button}
    </Tooltip>
  );
}

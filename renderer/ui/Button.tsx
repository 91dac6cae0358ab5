import type { ButtonHTMLAttributes, Ref } from 'react';
import { classNames } from './class-names.ts';
import { Spinner } from './Spinner.tsx';
import styles from './Button.module.css';

export interface ButtonProps extends ButtonHTMLAttributes<HTMLButtonElement> {
  /** `primary` once per view; `text` for the quiet way back. */
  variant?: 'primary' | 'secondary' | 'text' | 'danger' | 'danger-text';
  size?: 'normal' | 'small' | 'large';
  /** Work is under way: the button keeps its width and takes no second press. */
  busy?: boolean;
  ref?: Ref<HTMLButtonElement>;
}

export function Button({
  variant = 'secondary',
  size = 'normal',
  busy = false,
  type = 'button',
  className,
  children,
  disabled,
  onClick,
  ...rest
}: ButtonProps) {
  return (
    <button
      {...rest}
      type={type}
      aria-disabled={disabled || busy || undefined}
      aria-busy={busy || undefined}
      onClick={(event) => {
        if (disabled || busy) event.preventDefault();
        else onClick?.(event);
      }}
      className={classNames(styles.button, styles[variant], styles[size], className)}
    >
      <span className={classNames(styles.content, busy && styles.hidden)}>{children}</span>
      {busy && <Spinner className={styles.spinner} />}
    </button>
  );
}

import { useId } from 'react';
import type { InputHTMLAttributes, ReactNode, Ref } from 'react';
import { classNames } from './class-names.ts';
import styles from './TextField.module.css';

export interface TextFieldProps extends Omit<InputHTMLAttributes<HTMLInputElement>, 'onChange'> {
  label: string;
  value: string;
  onChange: (value: string) => void;
  /** Stands under the field until there is an error. */
  hint?: ReactNode;
  error?: ReactNode;
  /** Icon or text before and after the input. */
  start?: ReactNode;
  end?: ReactNode;
  ref?: Ref<HTMLInputElement>;
}

/** A labelled line of text with its hint or error under it. */
export function TextField({
  label,
  onChange,
  hint,
  error,
  start,
  end,
  className,
  ...rest
}: TextFieldProps) {
  const id = useId();
  const note = `${id}-note`;
  return (
    <div className={classNames(styles.field, className)}>
      <label htmlFor={id}>{label}</label>
      <div className={classNames(styles.box, error ? styles.invalid : null)}>
        {start}
        <input
          spellCheck={false}
          autoComplete="off"
          {...rest}
          id={id}
          aria-invalid={error ? true : undefined}
          aria-describedby={error || hint ? note : undefined}
          onChange={(event) => onChange(event.target.value)}
        />
        {end}
      </div>
      {(error || hint) && (
        <p id={note} aria-live="polite" className={error ? styles.error : styles.hint}>
          {error || hint}
        </p>
      )}
    </div>
  );
}

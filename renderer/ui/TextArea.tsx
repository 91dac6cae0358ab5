import { useId } from 'react';
import type { Ref, TextareaHTMLAttributes } from 'react';
import { classNames } from './class-names.ts';
import styles from './TextField.module.css';

interface TextAreaProps extends Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, 'onChange'> {
  label: string;
  value: string;
  onChange: (value: string) => void;
  /** Stands under the field until there is an error. */
  hint?: string;
  error?: string | null;
  ref?: Ref<HTMLTextAreaElement>;
}

/** Several labelled lines of text with their hint or error under them. */
export function TextArea({ label, onChange, hint, error, ...rest }: TextAreaProps) {
  const id = useId();
  const note = `${id}-note`;
  return (
    <div className={styles.field}>
      <label htmlFor={id}>{label}</label>
      <div className={classNames(styles.box, styles.lines, error && styles.invalid)}>
        <textarea
          spellCheck={false}
          autoComplete="off"
          {...rest}
          id={id}
          aria-invalid={error ? true : undefined}
          aria-describedby={error || hint ? note : undefined}
          onChange={(event) => onChange(event.target.value)}
        />
      </div>
      {(error || hint) && (
        <p id={note} aria-live="polite" className={error ? styles.error : styles.hint}>
          {error || hint}
        </p>
      )}
    </div>
  );
}

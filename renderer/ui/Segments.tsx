import { Radio } from '@base-ui/react/radio';
import { RadioGroup } from '@base-ui/react/radio-group';
import styles from './Segments.module.css';

interface SegmentsProps<T extends string> {
  label: string;
  value: T;
  options: readonly { value: T; label: string; lang?: string }[];
  onChange: (value: T) => void;
}

/** A few choices side by side, one of them taken. Arrows move. */
export function Segments<T extends string>({ label, value, options, onChange }: SegmentsProps<T>) {
  return (
    <RadioGroup
      aria-label={label}
      value={value}
      onValueChange={(next) => onChange(next as T)}
      className={styles.segments}
    >
      {options.map((option) => (
        <label key={option.value} lang={option.lang} className={styles.segment}>
          <Radio.Root value={option.value} className={styles.radio} />
          {option.label}
        </label>
      ))}
    </RadioGroup>
  );
}

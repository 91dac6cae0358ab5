import { Switch as Base } from '@base-ui/react/switch';
import styles from './Switch.module.css';

interface SwitchProps {
  checked: boolean;
  onChange: (checked: boolean) => void;
  /** Id of the element that names the switch. */
  labelledBy: string;
  disabled?: boolean;
}

export function Switch({ checked, onChange, labelledBy, disabled = false }: SwitchProps) {
  return (
    <Base.Root
      checked={checked}
      onCheckedChange={onChange}
      disabled={disabled}
      aria-labelledby={labelledBy}
      className={styles.switch}
    >
      <Base.Thumb className={styles.thumb} />
    </Base.Root>
  );
}

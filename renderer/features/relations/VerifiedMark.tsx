import { ShieldAlert, ShieldCheck } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { PersonView } from '#contract/engine/views.ts';
import { Icon } from '../../ui/Icon.tsx';
import styles from './VerifiedMark.module.css';

/** Beside the name of somebody whose keys were compared; a warning once they have a new device. */
export function VerifiedMark({ person, size = 16 }: { person: PersonView | null; size?: 14 | 16 }) {
  const { t } = useTranslation('relations');
  if (!person?.verified) return null;
  const changed = Boolean(person.newDevices);
  const label = t(changed ? 'verified.changed' : 'verified.mark');
  return (
    <span
      role="img"
      aria-label={label}
      title={label}
      className={styles.mark}
      data-changed={changed}
    >
      <Icon icon={changed ? ShieldAlert : ShieldCheck} size={size} />
    </span>
  );
}

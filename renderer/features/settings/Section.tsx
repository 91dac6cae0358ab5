import type { LucideIcon } from 'lucide-react';
import { useId } from 'react';
import type { ReactNode } from 'react';
import { Icon } from '../../ui/Icon.tsx';
import { Switch } from '../../ui/Switch.tsx';
import styles from './Section.module.css';

interface SectionProps {
  title?: string;
  children: ReactNode;
  /** A line of small print under the box. */
  note?: ReactNode;
}

/** A titled box of rows. */
export function Section({ title, children, note }: SectionProps) {
  return (
    <section className={styles.section}>
      {title && <h2>{title}</h2>}
      <div className={styles.box}>{children}</div>
      {note && <p className={styles.note}>{note}</p>}
    </section>
  );
}

interface RowProps {
  icon?: LucideIcon;
  title: ReactNode;
  text?: ReactNode;
  /** Value or control at the end. */
  end?: ReactNode;
  /** The end moves under the title in a small window. */
  stack?: boolean;
}

export function Row({ icon, title, text, end, stack = false }: RowProps) {
  return (
    <div className={styles.row} data-stack={stack || undefined}>
      {icon && <Icon icon={icon} className={styles.icon} />}
      <div className={styles.text}>
        {title}
        {text && <small>{text}</small>}
      </div>
      {end && <div className={styles.end}>{end}</div>}
    </div>
  );
}

interface SwitchRowProps {
  icon?: LucideIcon;
  title: string;
  text?: string;
  checked: boolean;
  disabled?: boolean;
  onChange: (checked: boolean) => void;
}

export function SwitchRow({
  icon,
  title,
  text,
  checked,
  disabled = false,
  onChange,
}: SwitchRowProps) {
  const id = useId();
  return (
    <Row
      {...(icon ? { icon } : {})}
      title={<span id={id}>{title}</span>}
      {...(text ? { text } : {})}
      end={<Switch checked={checked} disabled={disabled} onChange={onChange} labelledBy={id} />}
    />
  );
}

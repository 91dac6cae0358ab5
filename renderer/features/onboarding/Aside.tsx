import type { LucideIcon } from 'lucide-react';
import { Icon } from '../../ui/Icon.tsx';
import styles from './Aside.module.css';

interface AsideProps {
  title: string;
  items: { icon: LucideIcon; title: string; text: string }[];
}

/** A short list of facts beside a form. */
export function Aside({ title, items }: AsideProps) {
  return (
    <div className={styles.aside}>
      <h2>{title}</h2>
      <ul>
        {items.map((item) => (
          <li key={item.title}>
            <Icon icon={item.icon} className={styles.icon} />
            <div>
              <b>{item.title}</b>
              <p>{item.text}</p>
            </div>
          </li>
        ))}
      </ul>
    </div>
  );
}

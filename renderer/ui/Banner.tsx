import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';
import { classNames } from './class-names.ts';
import { Icon } from './Icon.tsx';
import styles from './Banner.module.css';

interface BannerProps {
  tone: 'warning' | 'danger' | 'neutral';
  icon: LucideIcon;
  title: string;
  children?: ReactNode;
  action?: ReactNode;
}

/** A strip across its column that states a condition and offers one way on. */
export function Banner({ tone, icon, title, children, action }: BannerProps) {
  return (
    <div role="status" className={classNames(styles.banner, styles[tone])}>
      <Icon icon={icon} />
      <div className={styles.text}>
        <b>{title}</b>
        {children && <span>{children}</span>}
      </div>
      {action}
    </div>
  );
}

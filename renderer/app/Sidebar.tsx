import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { FindPersonRow } from '../features/people/index.ts';
import { PendingJoins } from '../features/invites/index.ts';
import { RequestsRow } from '../features/relations/index.ts';
import { ConnectionBanner } from './ConnectionBanner.tsx';
import { SidebarHeader } from './SidebarHeader.tsx';
import styles from './Sidebar.module.css';

interface SidebarProps {
  /** A narrow column of avatars. */
  rail: boolean;
  /** The only pane of a small window. */
  full: boolean;
  /** The chat list. */
  children: ReactNode;
}

export function Sidebar({ rail, full, children }: SidebarProps) {
  const { t } = useTranslation('app');
  return (
    <nav
      aria-label={t('sidebar')}
      className={styles.sidebar}
      data-layout={rail ? 'rail' : full ? 'full' : 'column'}
    >
      <SidebarHeader rail={rail} />
      <ConnectionBanner rail={rail} />
      <div className={styles.list} data-region="list">
        {!rail && <PendingJoins />}
        {!rail && <FindPersonRow />}
        <RequestsRow rail={rail} />
        {children}
      </div>
    </nav>
  );
}

import { ArrowLeft, Bell, Folder, HardDrive, Info, Lock, Palette, User, Wifi } from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { serverLabel } from '../../services/server-url.ts';
import { useAccount } from '../../stores/account.ts';
import { useConnection } from '../../stores/connection.ts';
import { closeSettings, openSettings } from '../../stores/navigation.ts';
import type { SettingsPage } from '../../stores/navigation.ts';
import { Icon } from '../../ui/Icon.tsx';
import { IconButton } from '../../ui/IconButton.tsx';
import { useFocusOnMount } from '../../ui/useFocusOnMount.ts';
import { Portrait } from '../pictures/index.ts';
import styles from './SettingsNav.module.css';

const PAGES: { page: SettingsPage; icon: LucideIcon }[] = [
  { page: 'profile', icon: User },
  { page: 'privacy', icon: Lock },
  { page: 'notifications', icon: Bell },
  { page: 'appearance', icon: Palette },
  { page: 'folders', icon: Folder },
  { page: 'connection', icon: Wifi },
  { page: 'storage', icon: HardDrive },
];

interface SettingsNavProps {
  page: SettingsPage | null;
  /** The only pane of a small window. */
  full: boolean;
}

export function SettingsNav({ page, full }: SettingsNavProps) {
  const { t } = useTranslation(['settings', 'common']);
  return (
    <nav
      aria-label={t('common:settings')}
      className={styles.nav}
      data-full={full || undefined}
      data-region="settings-nav"
    >
      <header className={styles.header}>
        <IconButton icon={ArrowLeft} label={t('common:back')} onClick={closeSettings} />
        <h2>{t('common:settings')}</h2>
      </header>
      <Me />
      <ul className={styles.pages}>
        {PAGES.map((entry) => (
          <NavItem key={entry.page} {...entry} current={entry.page === page} />
        ))}
        <li aria-hidden className={styles.separator} />
        <NavItem page="about" icon={Info} current={page === 'about'} />
      </ul>
    </nav>
  );
}

interface NavItemProps {
  page: SettingsPage;
  icon: LucideIcon;
  current: boolean;
}

function NavItem({ page, icon, current }: NavItemProps) {
  const { t } = useTranslation('settings');
  const button = useFocusOnMount<HTMLButtonElement>(current);
  return (
    <li>
      <button
        ref={button}
        type="button"
        aria-current={current ? 'page' : undefined}
        className={styles.item}
        {...(current ? { 'data-region-focus': true } : {})}
        onClick={() => openSettings(page)}
      >
        <Icon icon={icon} />
        {t(`pages.${page}`)}
      </button>
    </li>
  );
}

function Me() {
  const account = useAccount((state) => state.account);
  const online = useConnection((state) => state.state === 'online' || state.state === 'syncing');
  if (!account) return null;
  const address = account.handle
    ? `@${account.handle} · ${serverLabel(account.server)}`
    : serverLabel(account.server);
  return (
    <div className={styles.me}>
      <Portrait
        picture={account.picture}
        id={account.userId}
        name={account.displayName}
        presence={online ? 'online' : null}
      />
      <div>
        <b title={account.displayName}>{account.displayName}</b>
        <small title={address}>{address}</small>
      </div>
    </div>
  );
}

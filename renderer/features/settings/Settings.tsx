import { ArrowLeft } from 'lucide-react';
import { useEffect } from 'react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { closeSettings, openSettings, useNavigation } from '../../stores/navigation.ts';
import type { SettingsPage } from '../../stores/navigation.ts';
import { IconButton } from '../../ui/IconButton.tsx';
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx';
import { useLayoutMode } from '../../ui/useLayoutMode.ts';
import { AboutPage } from './AboutPage.tsx';
import { AppearancePage } from './AppearancePage.tsx';
import { ConnectionPage } from './ConnectionPage.tsx';
import { FoldersPage } from './FoldersPage.tsx';
import { NotificationsPage } from './NotificationsPage.tsx';
import { PrivacyPage } from './PrivacyPage.tsx';
import { ProfilePage } from './ProfilePage.tsx';
import { SettingsNav } from './SettingsNav.tsx';
import { StoragePage } from './StoragePage.tsx';
import styles from './Settings.module.css';

const PAGES: Record<SettingsPage, ReactNode> = {
  profile: <ProfilePage />,
  privacy: <PrivacyPage />,
  notifications: <NotificationsPage />,
  appearance: <AppearancePage />,
  folders: <FoldersPage />,
  connection: <ConnectionPage />,
  storage: <StoragePage />,
  about: <AboutPage />,
};

/** All settings: the list of pages beside the open one, or one of both in a small window. */
export function Settings() {
  const { t } = useTranslation(['settings', 'common']);
  const single = useLayoutMode() === 'single';
  const chosen = useNavigation((state) => state.settingsPage);
  const page = chosen ?? (single ? null : 'profile');
  useEscape(() => (single && page ? openSettings(null) : closeSettings()));
  return (
    <>
      {single && !page && (
        <main className={styles.only}>
          <VisuallyHidden>
            <h1>{t('common:settings')}</h1>
          </VisuallyHidden>
          <SettingsNav page={page} full />
        </main>
      )}
      {!single && <SettingsNav page={page} full={false} />}
      {page && (
        <main className={styles.main} data-region="settings">
          <div className={styles.column}>
            <header className={styles.header}>
              {single && (
                <IconButton
                  icon={ArrowLeft}
                  label={t('common:back')}
                  onClick={() => openSettings(null)}
                />
              )}
              <h1>{t(`pages.${page}`)}</h1>
            </header>
            {PAGES[page]}
          </div>
        </main>
      )}
    </>
  );
}

/** Esc closes the top layer: dialogs and menus come before the settings. */
function useEscape(close: () => void): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || event.defaultPrevented) return;
      if (!document.querySelector('[role="dialog"], [role="menu"]')) close();
    };
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  });
}

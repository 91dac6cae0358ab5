import { Search, SquarePen } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { platform } from '../platform/index.ts';
import { openDialog } from '../stores/navigation.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { MainMenu } from './MainMenu.tsx';
import { SearchField } from './SearchField.tsx';
import { shortcutKeys } from './shortcuts.ts';
import styles from './SidebarHeader.module.css';

export function SidebarHeader({ rail }: { rail: boolean }) {
  const { t } = useTranslation('app');
  return (
    <div
      role="group"
      aria-label={t('chatHeader')}
      className={styles.header}
      data-rail={rail || undefined}
      data-region="header"
    >
      <MainMenu />
      {rail && (
        <IconButton
          icon={Search}
          label={t('shortcuts.search')}
          shortcut={shortcutKeys('search', platform.info).join(' ')}
          onClick={() => openDialog('switcher')}
        />
      )}
      {!rail && (
        <>
          <SearchField />
          <IconButton
            icon={SquarePen}
            label={t('newChat')}
            shortcut={shortcutKeys('newChat', platform.info).join(' ')}
            onClick={() => openDialog('new-chat')}
          />
        </>
      )}
    </div>
  );
}

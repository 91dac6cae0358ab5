import {
  CircleCheck,
  CircleDashed,
  CircleMinus,
  Clock,
  Bookmark,
  Info,
  Keyboard,
  Lock,
  Menu as MenuIcon,
  Monitor,
  Moon,
  Settings,
  SmilePlus,
  SquarePen,
  Star,
  Sun,
  UsersRound,
} from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Availability } from '#contract/platform/host-api.ts';
import type { ThemePreference } from '#contract/platform/platform-api.ts';
import { platform } from '../platform/index.ts';
import { chooseAvailability } from '../services/account-settings.ts';
import { openNotes } from '../services/chats/index.ts';
import { lock } from '../services/lock.ts';
import { updatePreferences } from '../services/preferences.ts';
import { useStatusText } from '../features/chats/index.ts';
import { useAccountSettings } from '../stores/account-settings.ts';
import { openDialog, openSettings } from '../stores/navigation.ts';
import { usePreferences } from '../stores/preferences.ts';
import { showToast } from '../stores/toasts.ts';
import { useVault } from '../stores/vault.ts';
import { IconButton } from '../ui/IconButton.tsx';
import { Menu, MenuChoice, MenuItem, MenuSeparator } from '../ui/Menu.tsx';
import { shortcutKeys } from './shortcuts.ts';

const STATUSES: { value: Availability; icon: typeof Sun }[] = [
  { value: 'online', icon: CircleCheck },
  { value: 'away', icon: Clock },
  { value: 'do-not-disturb', icon: CircleMinus },
  { value: 'invisible', icon: CircleDashed },
];

const THEMES: { value: ThemePreference; icon: typeof Sun }[] = [
  { value: 'light', icon: Sun },
  { value: 'dark', icon: Moon },
  { value: 'system', icon: Monitor },
];

/** The button at the start of the sidebar with everything that is not a chat. */
export function MainMenu() {
  const { t } = useTranslation(['app', 'chats', 'common', 'errors', 'groups', 'messages']);
  const lockable = useVault((state) => state.passphrase);
  const theme = usePreferences((state) => state.theme);
  const status = useStatusText(useAccountSettings((state) => state.status));
  const availability = usePreferences((state) => state.availability);
  const startNotes = async () => {
    const opened = await openNotes();
    if (!opened.ok) showToast(t(`errors:${opened.code}`), 'danger');
  };
  const keys = (name: 'newChat' | 'settings' | 'lock' | 'sheet') =>
    shortcutKeys(name, platform.info).join(' ');
  return (
    <Menu trigger={<IconButton icon={MenuIcon} label={t('common:menu')} tooltip={false} />}>
      <MenuItem icon={SquarePen} shortcut={keys('newChat')} onSelect={() => openDialog('new-chat')}>
        {t('newChat')}
      </MenuItem>
      <MenuItem icon={UsersRound} onSelect={() => openDialog('new-group')}>
        {t('groups:new.open')}
      </MenuItem>
      <MenuItem icon={Bookmark} onSelect={() => void startNotes()}>
        {t('chats:notes')}
      </MenuItem>
      <MenuItem icon={Star} onSelect={() => openDialog('starred')}>
        {t('messages:starredDialog.title')}
      </MenuItem>
      <MenuItem icon={Settings} shortcut={keys('settings')} onSelect={() => openSettings()}>
        {t('common:settings')}
      </MenuItem>
      {lockable && (
        <MenuItem icon={Lock} shortcut={keys('lock')} onSelect={() => void lock()}>
          {t('lock')}
        </MenuItem>
      )}
      <MenuSeparator />
      <MenuItem icon={SmilePlus} onSelect={() => openDialog('status')}>
        {status ?? t('setStatus')}
      </MenuItem>
      <MenuChoice
        label={t('status')}
        value={availability}
        options={STATUSES.map(({ value, icon }) => ({
          value,
          icon,
          label: t(`statuses.${value}`),
        }))}
        onChange={chooseAvailability}
      />
      <MenuSeparator />
      <MenuChoice
        label={t('theme')}
        value={theme}
        options={THEMES.map(({ value, icon }) => ({ value, icon, label: t(`themes.${value}`) }))}
        onChange={(next) => updatePreferences({ theme: next })}
      />
      <MenuSeparator />
      <MenuItem icon={Keyboard} shortcut={keys('sheet')} onSelect={() => openDialog('shortcuts')}>
        {t('sheet.title')}
      </MenuItem>
      <MenuItem icon={Info} onSelect={() => openSettings('about')}>
        {t('about')}
      </MenuItem>
    </Menu>
  );
}

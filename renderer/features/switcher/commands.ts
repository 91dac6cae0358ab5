import {
  Bell,
  Bookmark,
  Folder,
  Info,
  Keyboard,
  type LucideIcon,
  Moon,
  Palette,
  ShieldCheck,
  Sun,
  User,
} from 'lucide-react';
import { Database, Monitor, Star, Wifi } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { openNotes } from '../../services/chats/index.ts';
import { updatePreferences } from '../../services/preferences.ts';
import { closeDialog, openDialog, openSettings } from '../../stores/navigation.ts';

import { showToast } from '../../stores/toasts.ts';

/** Something that can be done from anywhere. */
export interface Command {
  id: string;
  icon: LucideIcon;
  label: string;
  run: () => void;
}

const PAGES = [
  ['profile', User],
  ['privacy', ShieldCheck],
  ['notifications', Bell],
  ['appearance', Palette],
  ['folders', Folder],
  ['connection', Wifi],
  ['storage', Database],
  ['about', Info],
] as const;

const THEMES = [
  ['light', Sun],
  ['dark', Moon],
  ['system', Monitor],
] as const;

/** All commands, in the language of the interface. */
export function useCommands(): Command[] {
  const { t } = useTranslation(['app', 'chats', 'common', 'messages', 'settings']);
  const { t: word } = useTranslation('errors');
  const notes = async () => {
    const opened = await openNotes();
    if (!opened.ok) showToast(word(opened.code), 'danger');
  };
  return [
    {
      id: 'starred',
      icon: Star,
      label: t('messages:starredDialog.title'),
      run: () => openDialog('starred'),
    },
    { id: 'notes', icon: Bookmark, label: t('chats:notesLong'), run: () => void notes() },
    {
      id: 'shortcuts',
      icon: Keyboard,
      label: t('sheet.title'),
      run: () => openDialog('shortcuts'),
    },
    ...PAGES.map(([page, icon]) => ({
      id: `settings-${page}`,
      icon,
      label: `${t('common:settings')}: ${t(`settings:pages.${page}`)}`,
      run: () => openSettings(page),
    })),
    ...THEMES.map(([theme, icon]) => ({
      id: `theme-${theme}`,
      icon,
      label: `${t('theme')}: ${t(`themes.${theme}`)}`,
      run: () => {
        updatePreferences({ theme });
        closeDialog();
      },
    })),
  ];
}

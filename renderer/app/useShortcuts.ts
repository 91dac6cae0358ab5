import { useEffect } from 'react';
import { platform } from '../platform/index.ts';
import { lockOrOffer } from '../services/lock.ts';
import { goToUnread } from '../services/order/index.ts';
import { findInChat } from '../services/search/index.ts';
import { openDialog, openSettings, useNavigation } from '../stores/navigation.ts';
import { cycleRegions } from './regions.ts';
import { SEARCH_FIELD_ID } from './SearchField.tsx';
import { shortcutOf } from './shortcuts.ts';
import type { ShortcutName } from './shortcuts.ts';

/** In the open chat, else everywhere. */
function find(): void {
  const { view, selectedChatId } = useNavigation.getState();
  const field = document.getElementById(SEARCH_FIELD_ID);
  if (view === 'chats' && selectedChatId) findInChat(selectedChatId);
  else if (field) field.focus();
  // The narrow column has no field of its own.
  else openDialog('switcher');
}

const ACTIONS: Record<ShortcutName, (event: KeyboardEvent) => void> = {
  search: () => openDialog('switcher'),
  find,
  newChat: () => openDialog('new-chat'),
  settings: () => openSettings(),
  nextUnread: () => goToUnread(1),
  previousUnread: () => goToUnread(-1),
  sheet: () => openDialog('shortcuts'),
  lock: lockOrOffer,
  regions: (event) => cycleRegions(event.shiftKey),
};

/** Keys that work everywhere while somebody is registered. */
export function useShortcuts(): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const name = event.defaultPrevented ? null : shortcutOf(event, platform.info);
      if (!name) return;
      event.preventDefault();
      // Whoever leaves in a hurry closes no dialog first.
      const free = name === 'lock' || useNavigation.getState().dialog === null;
      if (free) ACTIONS[name](event);
    };
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  }, []);
}

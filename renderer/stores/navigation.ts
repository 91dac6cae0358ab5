import { create } from 'zustand';
import type { ChatId } from '#contract/wire/primitives.ts';

export type SettingsPage =
  | 'profile'
  | 'privacy'
  | 'notifications'
  | 'appearance'
  | 'folders'
  | 'connection'
  | 'storage'
  | 'about';

/** A part of the chat list; a folder by its id. */
export type Shelf = 'all' | 'unread' | 'archive' | `folder:${string}`;

export interface Navigation {
  view: 'chats' | 'settings';
  /** Chat whose conversation is open. */
  selectedChatId: ChatId | null;
  /** Null shows the list of pages where the window has room for one column only. */
  settingsPage: SettingsPage | null;
  shelf: Shelf;
  /** What stands in the search field above the chat list. */
  sidebarQuery: string;
  /** The topmost dialog. */
  dialog:
    | 'new-chat'
    | 'new-group'
    | 'invite'
    | 'invite-links'
    | 'join-requests'
    | 'shortcuts'
    | 'starred'
    | 'status'
    | 'switcher'
    | null;
  /** What the dialog starts with in its field. */
  dialogQuery: string;
}

const initial: Navigation = {
  view: 'chats',
  selectedChatId: null,
  settingsPage: null,
  shelf: 'all',
  sidebarQuery: '',
  dialog: null,
  dialogQuery: '',
};

export const useNavigation = create<Navigation>()(() => initial);

/** Opens a conversation, wherever the person is. */
export function selectChat(chatId: ChatId | null): void {
  useNavigation.setState({ view: 'chats', selectedChatId: chatId, dialog: null });
}

export function openSettings(page: SettingsPage | null = null): void {
  useNavigation.setState({ view: 'settings', settingsPage: page, dialog: null });
}

export function closeSettings(): void {
  useNavigation.setState({ view: 'chats', settingsPage: null });
}

export function setShelf(shelf: Shelf): void {
  useNavigation.setState({ shelf });
}

export function setSidebarQuery(sidebarQuery: string): void {
  useNavigation.setState({ sidebarQuery });
}

export function openDialog(dialog: NonNullable<Navigation['dialog']>, dialogQuery = ''): void {
  useNavigation.setState({ dialog, dialogQuery });
}

export function closeDialog(): void {
  useNavigation.setState({ dialog: null });
}

/** Back to the first view, e.g. after logging out. */
export function resetNavigation(): void {
  useNavigation.setState(initial, true);
}

/** The trimmed text of the search field; empty means "show everything". */
export function useSidebarQuery(): string {
  return useNavigation((state) => state.sidebarQuery.trim());
}

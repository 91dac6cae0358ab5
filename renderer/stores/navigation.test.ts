import { beforeEach, expect, test } from 'vitest';
import type { ChatId } from '#contract/wire/primitives.ts';
import {
  closeDialog,
  closeSettings,
  openDialog,
  openSettings,
  resetNavigation,
  selectChat,
  setSidebarQuery,
  useNavigation,
} from './navigation.ts';

const chat = '0190a000-0000-7000-8000-000000000001' as ChatId;

beforeEach(resetNavigation);

test('a chat opens from the settings and from a dialog', () => {
  openSettings('storage');
  openDialog('switcher');
  selectChat(chat);
  expect(useNavigation.getState()).toMatchObject({
    view: 'chats',
    selectedChatId: chat,
    dialog: null,
  });
});

test('the open chat stays while the settings are on', () => {
  selectChat(chat);
  openSettings();
  closeSettings();
  expect(useNavigation.getState()).toMatchObject({ view: 'chats', selectedChatId: chat });
});

test('a dialog starts with what it was given, the next one with nothing', () => {
  openDialog('new-chat', '@anna');
  expect(useNavigation.getState().dialogQuery).toBe('@anna');
  closeDialog();
  openDialog('new-chat');
  expect(useNavigation.getState().dialogQuery).toBe('');
});

test('nothing of one account remains for the next', () => {
  selectChat(chat);
  setSidebarQuery('anna');
  openSettings('about');
  resetNavigation();
  expect(useNavigation.getState()).toMatchObject({
    view: 'chats',
    selectedChatId: null,
    sidebarQuery: '',
    settingsPage: null,
  });
});

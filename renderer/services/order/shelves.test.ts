import { FOREVER } from '#contract/content/account-data.ts';
import { unreadOf } from '#contract/engine/attention.ts';
import type { ChatView } from '#contract/engine/views.ts';
import type { ChatId } from '#contract/wire/primitives.ts';
import { expect, test } from 'vitest';
import type { Folder } from '../../stores/folders.ts';
import { muteEnd } from './arrange.ts';
import { chatsOn, unreadAfter } from './shelves.ts';

const id = (name: string) => name as ChatId;
const chat = (name: string, fields: Partial<ChatView> = {}) =>
  ({
    chatId: id(name),
    kind: 'direct',
    unreadCount: 0,
    unreadMark: false,
    mutedUntil: null,
    archived: false,
    ...fields,
  }) as ChatView;

const all = [
  chat('quiet'),
  chat('busy', { unreadCount: 3 }),
  chat('muted', { unreadCount: 9, mutedUntil: FOREVER }),
  chat('team', { kind: 'group', unreadMark: true }),
  chat('old', { archived: true, unreadCount: 1 }),
];
const order = all.map(({ chatId }) => chatId);
const byId = Object.fromEntries(all.map((one) => [one.chatId, one]));
const rules = { unread: false, groups: false, people: false, chats: [] };
const folder = (fields: Partial<Folder['rules']>): Folder => ({
  id: 'f',
  name: 'F',
  place: 1,
  rules: { ...rules, ...fields },
});
const names = (...shelf: Parameters<typeof chatsOn>) =>
  chatsOn(...shelf).map(({ chatId }) => String(chatId));

test('shelves hold what they say, and the archive nothing else', () => {
  expect(names('all', order, byId, [])).toEqual(['quiet', 'busy', 'muted', 'team']);
  expect(names('unread', order, byId, [])).toEqual(['busy', 'muted', 'team']);
  expect(names('archive', order, byId, [])).toEqual(['old']);
});

test('a chat that was just read stays among the unread ones while it is open', () => {
  expect(names('unread', order, byId, [], id('quiet'))).toContain('quiet');
  expect(names('unread', order, byId, [], id('old'))).not.toContain('old');
});

test('a folder shows what any of its rules names', () => {
  const shown = (fields: Partial<Folder['rules']>) =>
    names('folder:f', order, byId, [folder(fields)]);
  expect(shown({ groups: true })).toEqual(['team']);
  expect(shown({ people: true })).toEqual(['quiet', 'busy', 'muted']);
  expect(shown({ unread: true, chats: [id('quiet')] })).toHaveLength(4);
  expect(shown({})).toEqual([]);
});

test('the next unread chat goes around and leaves muted ones out', () => {
  const listed = chatsOn('all', order, byId, []);
  expect(unreadAfter(listed, id('busy'), 1, 0)).toBe('team');
  expect(unreadAfter(listed, id('team'), 1, 0)).toBe('busy');
  expect(unreadAfter(listed, null, 1, 0)).toBe('busy');
  expect(unreadAfter(listed, null, -1, 0)).toBe('team');
  expect(unreadAfter([all[0]!], null, 1, 0)).toBeNull();
});

test('muted chats count apart, and a mark counts as one', () => {
  expect(unreadOf(all.slice(0, 4), 0)).toEqual({ loud: 4, muted: 9 });
  expect(unreadOf(all.slice(0, 4), FOREVER)).toEqual({ loud: 13, muted: 0 });
});

test('a mute until tomorrow ends in the morning', () => {
  const end = new Date(muteEnd('tomorrow', new Date(2026, 0, 31, 23, 30).getTime()));
  expect([end.getMonth(), end.getDate(), end.getHours()]).toEqual([1, 1, 8]);
  expect(muteEnd('hour', 5)).toBe(3_600_005);
});

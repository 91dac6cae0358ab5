import { beforeAll, beforeEach, expect, test, vi } from 'vitest';
import type { EngineApi, EngineEvent } from '#contract/engine/api.ts';
import type { ChatView, MessageView } from '#contract/engine/views.ts';
import type { ChatId } from '#contract/wire/primitives.ts';
import { setChats, upsertChats } from '../stores/chats.ts';
import { setPreferences } from '../stores/preferences.ts';

const platform = {
  notifications: {
    show: vi.fn<(request: { title: string; body: string; silent: boolean }) => Promise<void>>(),
    withdraw: vi.fn<(chatId: string) => Promise<void>>(),
    onClick: () => () => {},
    onAction: () => () => {},
  },
  badge: { set: vi.fn<(count: number) => Promise<void>>() },
};
vi.mock('../platform/index.ts', () => ({ platform }));

const session = new Map<string, string>();
let notifications: typeof import('./notifications.ts');
let tell: (event: EngineEvent) => void;

beforeAll(async () => {
  vi.stubGlobal('document', { hasFocus: () => false });
  vi.stubGlobal('sessionStorage', {
    getItem: (key: string) => session.get(key) ?? null,
    setItem: (key: string, value: string) => session.set(key, value),
    removeItem: (key: string) => session.delete(key),
  });
  notifications = await import('./notifications.ts');
  const { attachEngine } = await import('./engine.ts');
  const subscribe = (listener: typeof tell) => {
    tell = listener;
    return () => {};
  };
  attachEngine({ subscribe } as Partial<EngineApi> as EngineApi);
  notifications.startNotifications({
    title: (chat, count) => `${chat.chatId} ${count}`,
    body: (message) => message.text,
    hiddenTitle: () => 'Vestnik',
    hiddenBody: (count) => `hidden ${count}`,
    reply: () => 'Reply',
    markRead: () => 'Mark as read',
  });
});

beforeEach(() => {
  notifications.setPresenting(false);
  setPreferences({ notificationDetail: 'text', availability: 'online', notifications: true });
  setChats([]);
  vi.clearAllMocks();
});

const chatOf = (id: string, change: Partial<ChatView> = {}) =>
  ({
    chatId: id as ChatId,
    unreadCount: 1,
    unreadMentions: [],
    mutedUntil: null,
    muteExceptMentions: false,
    ...change,
  }) as unknown as ChatView;

function arrive(chat: ChatView, text: string, mentionsMe = false): void {
  upsertChats([chat]);
  const message = { chatId: chat.chatId, text, silent: false, mentionsMe } as MessageView;
  tell({ type: 'incoming', chat, message });
}

const shown = () =>
  platform.notifications.show.mock.calls.map(([{ title, body }]) => [title, body]);

test('messages of a chat are counted until it is read', () => {
  arrive(chatOf('a'), 'one');
  arrive(chatOf('b'), 'other');
  arrive(chatOf('a'), 'two');
  upsertChats([chatOf('a', { unreadCount: 0 })]);
  expect(platform.notifications.withdraw).toHaveBeenCalledExactlyOnceWith('a');
  arrive(chatOf('a'), 'three');
  expect(shown()).toEqual([
    ['a 1', 'one'],
    ['b 1', 'other'],
    ['a 2', 'two'],
    ['a 1', 'three'],
  ]);
  notifications.withdrawNotifications();
});

test('the count stands in the body where the text is not shown', () => {
  setPreferences({ notificationDetail: 'name' });
  arrive(chatOf('c'), 'one');
  arrive(chatOf('c'), 'two');
  setPreferences({ notificationDetail: 'none' });
  arrive(chatOf('c'), 'three');
  expect(shown()).toEqual([
    ['c 1', 'hidden 1'],
    ['c 1', 'hidden 2'],
    ['Vestnik', 'hidden 3'],
  ]);
  notifications.withdrawNotifications();
});

test('while others see the screen nothing is shown, and what was is taken away', () => {
  arrive(chatOf('d'), 'before');
  notifications.setPresenting(true);
  expect(platform.notifications.withdraw).toHaveBeenCalledExactlyOnceWith('d');
  arrive(chatOf('d'), 'during');
  expect(platform.notifications.show).toHaveBeenCalledOnce();
  // It has to outlast the reload by which the app locks.
  expect(session.size).toBe(1);
  notifications.setPresenting(false);
  expect(session.size).toBe(0);
  arrive(chatOf('d'), 'after');
  expect(platform.notifications.show).toHaveBeenCalledTimes(2);
});

test('a muted chat neither announces nor counts, but for mentions where they are wanted', () => {
  const later = Date.now() + 3_600_000;
  const muted = chatOf('e', { mutedUntil: later });
  arrive(muted, 'quiet', true);
  arrive(chatOf('f', { mutedUntil: Date.now() - 1 }), 'over');
  const except = { mutedUntil: later, muteExceptMentions: true, unreadCount: 2 };
  const calling = chatOf('g', { ...except, unreadMentions: ['1'] as never });
  arrive(calling, 'quiet');
  arrive(calling, 'for me', true);
  expect(shown()).toEqual([
    ['f 1', 'over'],
    ['g 1', 'for me'],
  ]);
  expect(platform.badge.set).toHaveBeenLastCalledWith(2);
});

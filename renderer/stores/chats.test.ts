import { beforeEach, expect, test } from 'vitest';
import type { ChatView } from '#contract/engine/views.ts';
import type { ChatId, UserId } from '#contract/wire/primitives.ts';
import { clearChats, setChats, upsertChats, useChats } from './chats.ts';

const chat = (id: string, activityAt: number, displayName = id): ChatView => ({
  chatId: id as ChatId,
  kind: 'direct',
  peer: { userId: id as UserId, handle: null, displayName },
  group: null,
  lastMessage: null,
  joining: false,
  pinnedAt: null,
  mutedUntil: null,
  muteExceptMentions: false,
  archived: false,
  unreadMark: false,
  unreadCount: 0,
  unreadMentions: [],
  readSeq: 0,
  peerDeliveredSeq: 0,
  peerReadSeq: 0,
  pinned: [],
  expiresIn: null,
  draft: '',
  activityAt,
  createdAt: 0,
});

beforeEach(clearChats);

test('the newest activity stands first, and moves up with a new message', () => {
  setChats([chat('a', 1), chat('b', 2)]);
  expect(useChats.getState()).toMatchObject({ loaded: true, order: ['b', 'a'] });
  upsertChats([chat('a', 3)]);
  expect(useChats.getState().order).toEqual(['a', 'b']);
});

test('a change that moves nothing keeps the order and the other chats as they are', () => {
  setChats([chat('a', 1), chat('b', 2)]);
  const before = useChats.getState();
  upsertChats([{ ...chat('a', 1), unreadCount: 3 }]);
  const after = useChats.getState();
  expect(after.order).toBe(before.order);
  expect(after.byId['b' as ChatId]).toBe(before.byId['b' as ChatId]);
  expect(after.byId['a' as ChatId]?.unreadCount).toBe(3);
});

test('an unchanged person keeps its identity, a renamed one does not', () => {
  const peer = () => useChats.getState().byId['a' as ChatId]?.peer;
  setChats([chat('a', 1)]);
  const before = peer();
  upsertChats([chat('a', 2)]);
  expect(peer()).toBe(before);
  upsertChats([chat('a', 2, 'Anna')]);
  expect(peer()?.displayName).toBe('Anna');
});

import { expect, test } from 'vitest';
import type { ChatView } from '#contract/engine/views.ts';
import type { UserId } from '#contract/wire/primitives.ts';
import { chatTitle, senderName } from './title.ts';

const person = (userId: string, displayName: string | null) => ({
  userId: userId as UserId,
  handle: null,
  displayName,
});
const group = (name: string | null) =>
  ({
    peer: null,
    group: {
      name,
      members: [person('a', 'Anna'), person('b', 'Boris')],
      former: [person('c', 'Carol')],
    },
  }) as Partial<ChatView> as ChatView;

test('a group is called by its name, else by its members', () => {
  expect(chatTitle(group('House'))).toBe('House');
  expect(chatTitle(group(null))).toBe('Anna, Boris');
  expect(chatTitle({ peer: person('a', 'Anna'), group: null })).toBe('Anna');
});

test('authors keep their names when they are gone', () => {
  expect(senderName(group('House'), 'c' as UserId)).toBe('Carol');
  expect(senderName(group('House'), 'unknown-person' as UserId)).toBe('unknown-');
});

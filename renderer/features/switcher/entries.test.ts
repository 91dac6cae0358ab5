import { beforeAll, expect, test, vi } from 'vitest';
import type { ChatView } from '#contract/engine/views.ts';
import type { ChatId } from '#contract/wire/primitives.ts';

let entries: typeof import('./entries.ts');

beforeAll(async () => {
  vi.doMock('../../services/chats/open.ts', () => ({}));
  entries = await import('./entries.ts');
});

const ids = Array.from({ length: 12 }, (_, index) => `chat-${index}` as ChatId);
const byId = Object.fromEntries(
  ids.map((id, index) => [id, { peer: { userId: `user-${index}`, handle: `anna${index}` } }]),
) as unknown as Record<ChatId, ChatView>;

test('at most eight chats and always one way to somebody new', () => {
  const offered = entries.switcherEntries(ids, byId, '');
  expect(offered).toHaveLength(9);
  expect(offered.at(-1)).toEqual({ kind: 'new' });
});

test('an address of nobody in the list can be looked up', () => {
  expect(entries.switcherEntries([], byId, 'план этажа')).toEqual([
    { kind: 'messages', query: 'план этажа' },
    { kind: 'new' },
  ]);
  expect(entries.switcherEntries([], byId, '@marta')).toEqual([{ kind: 'find', query: '@marta' }]);
  expect(entries.switcherEntries(ids.slice(3, 4), byId, '@anna3').at(-1)).toEqual({ kind: 'new' });
});

test('arrows go around', () => {
  expect(entries.entryAfterKey('ArrowDown', 2, 3)).toBe(0);
  expect(entries.entryAfterKey('ArrowUp', 0, 3)).toBe(2);
  expect(entries.entryAfterKey('Enter', 0, 3)).toBeNull();
});

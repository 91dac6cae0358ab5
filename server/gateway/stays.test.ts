import { expect, test } from 'vitest';
import type { ChatId } from '#contract/wire/primitives.ts';
import { type TestClient, bytes, join, message, newId } from '../testing/client.ts';
import { type TestServer, testServer } from '../testing/server.ts';

function commit(chatId: ChatId, epoch: number, added: TestClient[], removed: TestClient[] = []) {
  const ids = (clients: TestClient[]) => clients.map(({ deviceId }) => deviceId);
  return {
    chatId,
    epoch,
    id: newId(),
    commit: bytes(),
    ...(added.length > 0 ? { welcome: bytes() } : {}),
    added: ids(added),
    removed: ids(removed),
  };
}

const change = (key: 'added' | 'removed', { userId }: TestClient) => ({
  change: { [key]: [userId] },
});

/** Anna's group of two: epoch 1, head 1. */
async function pair(server: TestServer) {
  const anna = await join(server.url);
  const boris = await join(server.url);
  const { chat } = await anna.ask('chat:create', { kind: 'group', id: newId() });
  const { chatId } = chat;
  const adding = { ...commit(chatId, 0, [boris]), ...change('added', boris) };
  await anna.ask('chat:commit', adding);
  return { anna, boris, chatId };
}

/** Everything that a device may read from the beginning. */
async function readAll(client: TestClient, chatId: ChatId) {
  const seen: [number, string][] = [];
  for (let afterSeq = 0; ;) {
    const page = await client.ask('chat:fetch', { chatId, afterSeq, limit: 2 });
    seen.push(...page.entries.map(({ seq, kind }): [number, string] => [seq, kind]));
    const next = Math.max(page.entries.at(-1)?.seq ?? 0, page.prunedTo ?? 0);
    if (next >= page.headSeq) return seen;
    afterSeq = next;
  }
}

test('who was removed and let in again while away reads both stays and nothing between', async () => {
  await using server = await testServer();
  const { anna, boris, chatId } = await pair(server);
  await anna.ask('message:send', message(chatId, 1));
  await anna.ask('chat:commit', { ...commit(chatId, 1, [], [boris]), ...change('removed', boris) });
  await anna.ask('message:send', message(chatId, 2));
  await anna.ask('chat:commit', { ...commit(chatId, 2, [boris]), ...change('added', boris) });
  await anna.ask('message:send', message(chatId, 3));
  const both = [
    [1, 'welcome'],
    [2, 'message'],
    [3, 'commit'],
    [5, 'welcome'],
    [6, 'message'],
  ];
  expect(await readAll(boris, chatId)).toEqual(both);
  // A stay that is confirmed to its end is over; the one after it is not.
  await boris.ask('chat:confirm', { chatId, seq: 3 });
  expect(await readAll(boris, chatId)).toEqual(both.slice(3));
});

test('a device that has lost the group hears on and is let in anew', async () => {
  await using server = await testServer();
  const { anna, boris, chatId } = await pair(server);
  await boris.ask('chat:rejoin', { chatId });
  const { chat } = await anna.push('chat:state');
  expect(chat.outside).toEqual([boris.deviceId]);
  expect(await boris.refused('message:send', message(chatId, 1))).toBe('conflict');
  await anna.ask('message:send', message(chatId, 1));
  await anna.ask('chat:commit', commit(chatId, 1, [], [boris]));
  await anna.ask('message:send', message(chatId, 2));
  await anna.ask('chat:commit', commit(chatId, 2, [boris]));
  const pushed = async () => (await boris.push('log:entry')).entry;
  let last = await pushed();
  while (last.seq < 5) last = await pushed();
  expect(last.kind).toBe('welcome');
  await boris.ask('message:send', message(chatId, 3));
  expect(await readAll(boris, chatId)).toEqual([
    [1, 'welcome'],
    [2, 'message'],
    [3, 'commit'],
    [4, 'message'],
    [5, 'welcome'],
    [6, 'message'],
  ]);
});

test('a device that has lost the group goes with its account', async () => {
  await using server = await testServer();
  const { anna, boris, chatId } = await pair(server);
  await boris.ask('chat:rejoin', { chatId });
  await anna.ask('chat:commit', commit(chatId, 1, [], [boris]));
  await anna.ask('chat:commit', { ...commit(chatId, 2, []), ...change('removed', boris) });
  await anna.ask('message:send', message(chatId, 3));
  expect((await readAll(boris, chatId)).at(-1)).toEqual([3, 'commit']);
});

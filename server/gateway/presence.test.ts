import { expect, test } from 'vitest';
import type { RequestOf } from '#contract/wire/events.ts';
import type { UserId } from '#contract/wire/primitives.ts';
import { type TestClient, addDevice, connect, join, message, openChat } from '../testing/client.ts';
import { login } from '../testing/account.ts';
import { testServer } from '../testing/server.ts';

/** Two who have received something from each other in a chat. */
async function friends(url: string) {
  const anna = await join(url);
  const boris = await join(url);
  const chatId = await openChat(anna, boris);
  await boris.ask('chat:confirm', { chatId, seq: 1 });
  await anna.ask('chat:confirm', { chatId, seq: 1 });
  await anna.ask('message:send', message(chatId));
  await anna.ask('message:send', message(chatId));
  await anna.ask('chat:confirm', { chatId, seq: 3 });
  return { anna, boris, chatId };
}

const watch = async (watcher: TestClient, userId: UserId) =>
  (await watcher.ask('presence:watch', { userIds: [userId] })).presence;

const everyone: RequestOf<'presence:audience'> = {
  lastSeen: 'everyone',
  userIds: [],
  invisible: false,
};

test('whoever shows themselves to nobody sees nobody, and both learn at once', async () => {
  await using server = await testServer();
  const { anna, boris } = await friends(server.url);
  expect(await watch(anna, boris.userId)).toMatchObject([{ state: 'online' }]);
  await boris.ask('presence:audience', { ...everyone, lastSeen: 'nobody' });
  const gone = { userId: boris.userId, state: 'offline', lastSeenAt: 0 };
  expect(await anna.push('presence:update')).toEqual(gone);
  expect(await watch(anna, boris.userId)).toEqual([]);
  expect(await watch(boris, anna.userId)).toEqual([]);
  await watch(anna, boris.userId);
  await boris.ask('presence:audience', {
    lastSeen: 'listed',
    userIds: [anna.userId],
    invisible: false,
  });
  expect(await anna.push('presence:update')).toMatchObject({ state: 'online' });
  expect(await watch(boris, anna.userId)).toMatchObject([{ state: 'online' }]);
});

test('the invisible seem offline since they vanished, also when they connect again', async () => {
  await using server = await testServer();
  const { anna, boris } = await friends(server.url);
  await watch(anna, boris.userId);
  await boris.ask('presence:audience', { ...everyone, invisible: true });
  const vanished = await anna.push('presence:update');
  expect(vanished).toMatchObject({ state: 'offline' });
  expect(await watch(boris, anna.userId)).toMatchObject([{ state: 'online' }]);
  boris.close();
  const again = await connect(server.url, boris.device, await login(server.url, boris.device));
  await again.ask('presence:set', { state: 'online' });
  expect(await watch(anna, boris.userId)).toEqual([vanished]);
  await again.ask('presence:audience', everyone);
  expect(await anna.push('presence:update')).toMatchObject({ state: 'online' });
});

test('one device that is not to be disturbed speaks for all', async () => {
  await using server = await testServer();
  const { anna, boris } = await friends(server.url);
  const laptop = await addDevice(server.url, boris);
  await watch(anna, boris.userId);
  await laptop.ask('presence:set', { state: 'do-not-disturb' });
  expect(await anna.push('presence:update')).toMatchObject({ state: 'do-not-disturb' });
  await boris.ask('presence:set', { state: 'away' });
  expect(await watch(anna, boris.userId)).toMatchObject([{ state: 'do-not-disturb' }]);
});

test('what is read privately reaches the own devices alone', async () => {
  await using server = await testServer();
  const { anna, boris, chatId } = await friends(server.url);
  const laptop = await addDevice(server.url, boris);
  await boris.ask('chat:read', { chatId, seq: 2, private: true });
  expect(await laptop.push('receipt:update')).toMatchObject({ userId: boris.userId, readSeq: 2 });
  const readBy = async (asker: TestClient) => {
    const { chats } = await asker.ask('sync:start', { cursors: [] });
    return chats[0]?.members.find(({ userId }) => userId === boris.userId)?.readSeq;
  };
  expect(await readBy(anna)).toBe(0);
  expect(await readBy(boris)).toBe(2);
  await boris.ask('chat:read', { chatId, seq: 3 });
  expect(await readBy(anna)).toBe(3);
});

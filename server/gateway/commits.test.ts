import { expect, test } from 'vitest';
import { addDevice, bytes, join, message, newId, openChat } from '../testing/client.ts';
import { type TestServer, testServer } from '../testing/server.ts';
import type { ChatId, DeviceId } from '#contract/wire/primitives.ts';

function commit(chatId: ChatId, epoch: number, added: DeviceId[] = [], removed: DeviceId[] = []) {
  const welcome = added.length > 0 ? { welcome: bytes() } : {};
  return { chatId, epoch, id: newId(), commit: bytes(), ...welcome, added, removed };
}

async function pair(server: TestServer) {
  const anna = await join(server.url);
  const boris = await join(server.url);
  return { anna, boris, chatId: await openChat(anna, boris) };
}

test('of two founding commits one wins, and both see the same chat', async () => {
  await using server = await testServer();
  const anna = await join(server.url);
  const boris = await join(server.url);
  const created = await Promise.all([
    anna.ask('chat:create', { kind: 'direct', peerId: boris.userId }),
    boris.ask('chat:create', { kind: 'direct', peerId: anna.userId }),
  ]);
  const { chatId } = created[0].chat;
  expect(created[1].chat.chatId).toBe(chatId);
  const outcomes = await Promise.all([
    anna.refused('chat:commit', commit(chatId, 0, [boris.deviceId])),
    boris.refused('chat:commit', commit(chatId, 0, [anna.deviceId])),
  ]);
  expect(outcomes.toSorted()).toEqual(['epoch-stale', 'ok']);
  const loser = outcomes[0] === 'ok' ? boris : anna;
  const { entries } = await loser.ask('chat:fetch', { chatId, afterSeq: 0, limit: 10 });
  expect(entries).toMatchObject([{ seq: 1, kind: 'welcome', epoch: 0 }]);
});

test('the epoch is compared and set: one of many wins each round', async () => {
  await using server = await testServer();
  const { anna, boris, chatId } = await pair(server);
  for (let epoch = 1; epoch < 6; epoch++) {
    const racers = [anna, boris, anna, boris, anna, boris];
    const outcomes = await Promise.all(
      racers.map((racer) => racer.refused('chat:commit', commit(chatId, epoch))),
    );
    expect(outcomes.filter((outcome) => outcome === 'ok')).toHaveLength(1);
    expect(outcomes.filter((outcome) => outcome === 'epoch-stale')).toHaveLength(5);
  }
  const { entries, headSeq } = await anna.ask('chat:fetch', { chatId, afterSeq: 0, limit: 50 });
  expect(headSeq).toBe(6);
  expect(entries.map(({ seq, epoch }) => [seq, epoch])).toEqual(
    [0, 1, 2, 3, 4, 5].map((epoch) => [epoch + 1, epoch]),
  );
});

test('messages of an old epoch never follow a commit', async () => {
  await using server = await testServer();
  const { anna, boris, chatId } = await pair(server);
  await Promise.all([
    boris.ask('chat:commit', commit(chatId, 1)),
    ...Array.from({ length: 20 }, () => anna.request('message:send', message(chatId, 1))),
  ]);
  expect(await anna.refused('message:send', message(chatId, 1))).toBe('epoch-stale');
  expect(await anna.refused('message:send', message(chatId, 3))).toBe('epoch-stale');
  await anna.ask('message:send', message(chatId, 2));
  const { entries } = await boris.ask('chat:fetch', { chatId, afterSeq: 1, limit: 50 });
  const epochs = entries.map((entry) => entry.epoch);
  expect(epochs).toEqual(epochs.toSorted((a, b) => a - b));
});

test('a commit with a known id is answered as the first time', async () => {
  await using server = await testServer();
  const { anna, boris, chatId } = await pair(server);
  const update = commit(chatId, 1);
  const first = await anna.ask('chat:commit', update);
  expect(await anna.ask('chat:commit', update)).toEqual(first);
  expect(await anna.refused('message:send', message(chatId, 2, update.id))).toBe('epoch-stale');
  const { headSeq } = await boris.ask('chat:fetch', { chatId, afterSeq: 0, limit: 1 });
  expect(headSeq).toBe(2);
});

test('a device that joins later starts at its welcome; a removed one ends at its removal', async () => {
  await using server = await testServer();
  const { anna, boris, chatId } = await pair(server);
  await anna.ask('message:send', message(chatId));
  const laptop = await addDevice(server.url, anna);
  expect(await laptop.refused('message:send', message(chatId))).toBe('conflict');
  expect(await laptop.ask('chat:fetch', { chatId, afterSeq: 0, limit: 9 })).toMatchObject({
    entries: [],
    headSeq: 2,
  });
  await anna.ask('chat:commit', commit(chatId, 1, [laptop.deviceId]));
  expect((await laptop.push('chat:state')).chat).toMatchObject({ joinedSeq: 3 });
  await boris.ask('message:send', message(chatId, 2));
  const joined = await laptop.ask('chat:fetch', { chatId, afterSeq: 0, limit: 9 });
  expect(joined.prunedTo).toBe(2);
  expect(joined.entries.map(({ seq, kind }) => [seq, kind])).toEqual([
    [3, 'welcome'],
    [4, 'message'],
  ]);

  await anna.ask('chat:commit', commit(chatId, 2, [], [laptop.deviceId]));
  await boris.ask('message:send', message(chatId, 3));
  const left = await laptop.ask('chat:fetch', { chatId, afterSeq: 3, limit: 9 });
  expect(left.entries.map(({ seq, kind }) => [seq, kind])).toEqual([
    [4, 'message'],
    [5, 'commit'],
  ]);
  expect(left.headSeq).toBe(5);
  const { chats } = await laptop.ask('sync:start', { cursors: [] });
  expect(chats).toMatchObject([{ headSeq: 5, joinedSeq: 0, epoch: 3 }]);
  expect(laptop.pushes.some((push) => JSON.stringify(push.payload).includes('"seq":6'))).toBe(
    false,
  );
  expect(await laptop.refused('message:send', message(chatId, 3))).toBe('conflict');
});

test('lists that do not fit change nothing', async () => {
  await using server = await testServer();
  const { anna, boris, chatId } = await pair(server);
  const carol = await join(server.url);
  const laptop = await addDevice(server.url, boris);
  const phone = await addDevice(server.url, anna);
  await anna.ask('device:revoke', { deviceId: phone.deviceId });
  const refused: [DeviceId[], DeviceId[], string][] = [
    [[boris.deviceId], [], 'conflict'],
    [[anna.deviceId], [], 'conflict'],
    [[carol.deviceId], [], 'conflict'],
    [[phone.deviceId], [], 'conflict'],
    [[], [boris.deviceId], 'conflict'],
    [[], [anna.deviceId], 'conflict'],
    [[], [laptop.deviceId], 'conflict'],
    [[laptop.deviceId], [phone.deviceId], 'bad-request'],
  ];
  for (const [added, removed, code] of refused) {
    expect(await anna.refused('chat:commit', commit(chatId, 1, added, removed))).toBe(code);
  }
  const { welcome: _, ...bare } = commit(chatId, 1, [laptop.deviceId]);
  expect(await anna.refused('chat:commit', bare)).toBe('bad-request');
  expect(await laptop.refused('chat:commit', commit(chatId, 1))).toBe('conflict');
  const { chats } = await anna.ask('sync:start', { cursors: [] });
  expect(chats).toMatchObject([{ chatId, epoch: 1, headSeq: 1 }]);
});

test('a revoked device of the other side may be removed', async () => {
  await using server = await testServer();
  const anna = await join(server.url);
  const boris = await join(server.url);
  const laptop = await addDevice(server.url, boris);
  const chatId = await openChat(anna, boris, laptop);
  await boris.ask('device:revoke', { deviceId: laptop.deviceId });
  await anna.ask('chat:commit', commit(chatId, 1, [], [laptop.deviceId]));
});

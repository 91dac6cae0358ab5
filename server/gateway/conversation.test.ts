import { expect, test } from 'vitest';
import { bytes, join, message, newId, openChat } from '../testing/client.ts';
import { testServer } from '../testing/server.ts';

test('two people find each other and talk', async () => {
  await using server = await testServer();
  const anna = await join(server.url, 'anna');
  const boris = await join(server.url, 'boris');

  const { account } = await anna.ask('directory:lookup', { handle: 'boris' as never });
  expect(account).toMatchObject({ userId: boris.userId, handle: 'boris' });
  expect(account.devices).toEqual([
    { deviceId: boris.deviceId, certificate: boris.device.certificate },
  ]);

  const keyPackage = bytes(300);
  const uploaded = { data: keyPackage, expiresAt: Date.now() + 60_000 };
  await boris.ask('key-package:upload', { packages: [uploaded] });
  const { devices } = await anna.ask('key-package:claim', { userId: boris.userId });
  expect(devices[0]?.keyPackage).toEqual(keyPackage);

  const { chat } = await anna.ask('chat:create', { kind: 'direct', peerId: boris.userId });
  expect((await boris.push('chat:state')).chat).toMatchObject({ chatId: chat.chatId, epoch: 0 });
  const welcome = bytes(200);
  const committed = await anna.ask('chat:commit', {
    chatId: chat.chatId,
    epoch: 0,
    id: newId(),
    commit: bytes(),
    welcome,
    added: [boris.deviceId],
    removed: [],
  });
  expect(committed).toMatchObject({ seq: 1, epoch: 1 });
  expect((await boris.push('chat:state')).chat).toMatchObject({ joinedSeq: 1, epoch: 1 });
  expect((await boris.push('log:entry')).entry).toMatchObject({
    kind: 'welcome',
    payload: welcome,
  });

  const hello = message(chat.chatId);
  expect(await anna.ask('message:send', hello)).toMatchObject({ seq: 2 });
  const pushed = await boris.push('log:entry');
  expect(pushed.entry).toMatchObject({
    seq: 2,
    kind: 'message',
    epoch: 1,
    id: hello.id,
    payload: hello.ciphertext,
    userId: anna.userId,
    deviceId: anna.deviceId,
  });

  const fetched = await boris.ask('chat:fetch', { chatId: chat.chatId, afterSeq: 0, limit: 10 });
  expect(fetched.entries.map(({ seq, kind }) => [seq, kind])).toEqual([
    [1, 'welcome'],
    [2, 'message'],
  ]);
  expect(fetched.entries[1]).toEqual(pushed.entry);
  expect(fetched.prunedTo).toBeUndefined();
  const own = await anna.ask('chat:fetch', { chatId: chat.chatId, afterSeq: 0, limit: 10 });
  expect(own.entries.map(({ kind, payload }) => [kind, payload.byteLength])).toEqual([
    ['commit', 0],
    ['message', 0],
  ]);

  await boris.ask('chat:confirm', { chatId: chat.chatId, seq: 2 });
  expect(await anna.push('receipt:update')).toMatchObject({ deliveredSeq: 2, readSeq: 0 });
  await boris.ask('chat:read', { chatId: chat.chatId, seq: 2 });
  expect(await anna.push('receipt:update')).toMatchObject({ deliveredSeq: 2, readSeq: 2 });

  anna.socket.emit('typing:set', { chatId: chat.chatId, typing: true });
  expect(await boris.push('typing:update')).toMatchObject({ userId: anna.userId, typing: true });
});

test('a session starts with all chats and where they stand', async () => {
  await using server = await testServer();
  const anna = await join(server.url);
  const boris = await join(server.url);
  const chatId = await openChat(anna, boris);
  await anna.ask('message:send', message(chatId));

  const first = await boris.ask('sync:start', { cursors: [] });
  expect(first.chats).toMatchObject([{ chatId, headSeq: 2, joinedSeq: 1, confirmedSeq: 0 }]);
  const second = await boris.ask('sync:start', { cursors: [{ chatId, seq: 2 }] });
  expect(second.chats).toMatchObject([{ chatId, headSeq: 2, confirmedSeq: 2 }]);
  expect(await anna.push('receipt:update')).toMatchObject({ deliveredSeq: 2 });
});

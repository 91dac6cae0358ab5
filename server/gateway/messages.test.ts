import { expect, test } from 'vitest';
import { LIMITS } from '#contract/wire/limits.ts';
import { bytes, join, message, newId, openChat } from '../testing/client.ts';
import { testServer } from '../testing/server.ts';

test('the same id again is answered as the first time and stored once', async () => {
  await using server = await testServer();
  const anna = await join(server.url);
  const boris = await join(server.url);
  const chatId = await openChat(anna, boris);
  const hello = message(chatId);
  const answers = await Promise.all([1, 2, 3].map(() => anna.ask('message:send', hello)));
  const replay = await anna.ask('message:send', { ...hello, ciphertext: bytes() });
  expect(new Set([...answers, replay].map((answer) => JSON.stringify(answer))).size).toBe(1);
  await boris.ask('message:send', message(chatId, 1, hello.id));
  const { entries } = await boris.ask('chat:fetch', { chatId, afterSeq: 1, limit: 9 });
  expect(entries.map(({ deviceId }) => deviceId)).toEqual([anna.deviceId, boris.deviceId]);
  expect(entries[0]?.payload).toEqual(hello.ciphertext);
});

test('a known id is recognised after the epoch moved on', async () => {
  await using server = await testServer();
  const anna = await join(server.url);
  const boris = await join(server.url);
  const chatId = await openChat(anna, boris);
  const hello = message(chatId);
  const first = await anna.ask('message:send', hello);
  const update = { chatId, epoch: 1, id: newId(), commit: bytes(), added: [], removed: [] };
  await boris.ask('chat:commit', update);
  expect(await anna.ask('message:send', hello)).toEqual(first);
});

test('foreign and unknown chats look the same, and stay as they are', async () => {
  await using server = await testServer();
  const anna = await join(server.url);
  const boris = await join(server.url);
  const mallory = await join(server.url);
  const chatId = await openChat(anna, boris);
  await anna.ask('message:send', message(chatId));
  const before = await anna.ask('sync:start', { cursors: [] });
  for (const id of [chatId, newId() as never]) {
    const attempts = [
      mallory.refused('message:send', message(id)),
      mallory.refused('chat:fetch', { chatId: id, afterSeq: 0, limit: 5 }),
      mallory.refused('chat:confirm', { chatId: id, seq: 1 }),
      mallory.refused('chat:read', { chatId: id, seq: 1 }),
      mallory.refused('chat:commit', {
        chatId: id,
        epoch: 1,
        id: newId(),
        commit: bytes(),
        added: [],
        removed: [],
      }),
    ];
    expect(new Set(await Promise.all(attempts))).toEqual(new Set(['not-a-member']));
  }
  const stolen = await mallory.ask('sync:start', { cursors: [{ chatId, seq: 2 }] });
  expect(stolen.chats).toEqual([]);
  expect((await anna.ask('sync:start', { cursors: [] })).chats).toEqual(before.chats);
});

test('sizes: the largest message passes, one byte more does not', async () => {
  await using server = await testServer();
  const anna = await join(server.url);
  const boris = await join(server.url);
  const chatId = await openChat(anna, boris);
  const largest = bytes(LIMITS.messageCiphertext);
  await anna.ask('message:send', message(chatId, 1, newId(), largest));
  expect((await boris.push('log:entry')).entry.kind).toBe('welcome');
  expect((await boris.push('log:entry')).entry.payload).toEqual(largest);
  const tooLarge = bytes(LIMITS.messageCiphertext + 1);
  expect(await anna.refused('message:send', message(chatId, 1, newId(), tooLarge))).toBe(
    'payload-too-large',
  );
  const empty = new Uint8Array(0);
  expect(await anna.refused('message:send', message(chatId, 1, newId(), empty))).toBe(
    'bad-request',
  );
});

test('a page ends at its limit, or before it grows past a frame', async () => {
  await using server = await testServer();
  const anna = await join(server.url);
  const boris = await join(server.url);
  const chatId = await openChat(anna, boris);
  const big = bytes(LIMITS.messageCiphertext);
  for (let i = 0; i < 40; i++) await anna.ask('message:send', message(chatId, 1, newId(), big));
  const few = await boris.ask('chat:fetch', { chatId, afterSeq: 0, limit: 3 });
  expect(few.entries.map((entry) => entry.seq)).toEqual([1, 2, 3]);
  let afterSeq = 0;
  const seqs: number[] = [];
  while (afterSeq < 41) {
    const page = await boris.ask('chat:fetch', { chatId, afterSeq, limit: LIMITS.fetchPage });
    const size = page.entries.reduce((sum, entry) => sum + entry.payload.byteLength, 0);
    expect(size).toBeLessThanOrEqual(LIMITS.fetchBytes);
    seqs.push(...page.entries.map((entry) => entry.seq));
    afterSeq = seqs.at(-1)!;
  }
  expect(seqs).toEqual(Array.from({ length: 41 }, (_, index) => index + 1));
});

test('cursors never go back and never beyond the head', async () => {
  await using server = await testServer();
  const anna = await join(server.url);
  const boris = await join(server.url);
  const chatId = await openChat(anna, boris);
  await anna.ask('message:send', message(chatId));
  await boris.ask('chat:confirm', { chatId, seq: 2 });
  await boris.ask('chat:confirm', { chatId, seq: 1 });
  await boris.ask('chat:read', { chatId, seq: 2 });
  await boris.ask('chat:read', { chatId, seq: 1 });
  expect(await boris.refused('chat:confirm', { chatId, seq: 3 })).toBe('conflict');
  expect(await boris.refused('chat:read', { chatId, seq: 3 })).toBe('conflict');
  const { chats } = await anna.ask('sync:start', { cursors: [] });
  const member = chats[0]?.members.find((one) => one.userId === boris.userId);
  expect(member).toMatchObject({ deliveredSeq: 2, readSeq: 2 });
});

test('acks of own and pushes of other entries come in the order of the log', async () => {
  await using server = await testServer();
  const anna = await join(server.url);
  const boris = await join(server.url);
  const chatId = await openChat(anna, boris);
  const seen: number[] = [];
  anna.socket.on('log:entry', ({ entry }) => seen.push(entry.seq));
  const sends = Array.from({ length: 30 }, async () => {
    anna.socket.emit('message:send', message(chatId), (answer: { seq: number }) =>
      seen.push(answer.seq),
    );
    await boris.ask('message:send', message(chatId));
  });
  await Promise.all(sends);
  await anna.ask('key-package:count', {});
  expect(seen).toEqual(Array.from({ length: 60 }, (_, index) => index + 2));
});

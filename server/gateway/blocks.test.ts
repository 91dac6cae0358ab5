import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { addDevice, bytes, join, message, newId, openChat } from '../testing/client.ts';
import { testServer } from '../testing/server.ts';

const HOUR = 60 * 60_000;

test('whatever is blocked and unblocked, just what was sent in the open arrives', async () => {
  await using server = await testServer();
  const anna = await join(server.url);
  const boris = await join(server.url);
  const laptop = await addDevice(server.url, boris);
  const chatId = await openChat(anna, boris, laptop);
  let head = 1;
  const step = fc.constantFrom('send', 'send', 'block', 'unblock', 'answer');
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 12 }), async (steps) => {
      const from = head;
      const open: string[] = [];
      const withheld: string[] = [];
      let blocked = false;
      for (const kind of steps) {
        if (kind === 'send' || kind === 'answer') {
          const id = newId();
          const sender = kind === 'send' ? boris : anna;
          const { seq } = await sender.ask('message:send', message(chatId, 1, id));
          expect(seq).toBe((head += 1));
          (kind === 'send' && blocked ? withheld : open).push(id);
        } else {
          blocked = kind === 'block';
          await anna.ask('block:set', { userId: boris.userId, blocked });
        }
      }
      await anna.ask('block:set', { userId: boris.userId, blocked: false });
      const fetch = { chatId, afterSeq: from, limit: 200 };
      const { entries } = await anna.ask('chat:fetch', fetch);
      const own = await laptop.ask('chat:fetch', fetch);
      expect(entries.map(({ seq }) => seq)).toEqual(own.entries.map(({ seq }) => seq));
      const told = entries.filter((entry) => !entry.withheld).map(({ id }) => id);
      const kept = entries.filter((entry) => entry.withheld);
      expect(told).toEqual(open);
      expect(kept.map(({ id }) => id)).toEqual(withheld);
      expect(kept.every(({ payload }) => payload.byteLength === 0)).toBe(true);
      // The other devices of the blocked account have everything.
      expect(own.entries.some((entry) => entry.withheld)).toBe(false);
      expect(own.entries.every(({ payload }) => payload.byteLength > 0)).toBe(true);
    }),
    { numRuns: 15 },
  );
});

test('the blocked one sees a message that stays sent, and nobody typing or online', async () => {
  await using server = await testServer();
  const anna = await join(server.url);
  const boris = await join(server.url);
  const chatId = await openChat(boris, anna);
  await anna.ask('chat:confirm', { chatId, seq: 1 });
  await boris.push('receipt:update');
  const watch = { userIds: [anna.userId] };
  expect((await boris.ask('presence:watch', watch)).presence).toHaveLength(1);

  await anna.ask('block:set', { userId: boris.userId, blocked: true });
  expect(await boris.push('presence:update')).toMatchObject({ state: 'offline' });
  expect((await anna.ask('block:list', {})).userIds).toEqual([boris.userId]);
  expect((await boris.ask('block:list', {})).userIds).toEqual([]);
  await anna.push('log:entry');
  const { seq } = await boris.ask('message:send', message(chatId));
  expect((await anna.push('log:entry')).entry).toMatchObject({ seq, withheld: true });
  boris.socket.emit('typing:set', { chatId, typing: true });
  await boris.ask('block:list', {});
  await anna.ask('chat:confirm', { chatId, seq });
  await anna.ask('chat:read', { chatId, seq });
  expect((await boris.ask('presence:watch', watch)).presence).toEqual([]);
  const [state] = (await boris.ask('sync:start', { cursors: [{ chatId, seq }] })).chats;
  const member = state?.members.find(({ userId }) => userId === anna.userId);
  expect(member).toMatchObject({ deliveredSeq: 1, readSeq: 0 });
  await anna.ask('presence:set', { state: 'away' });
  for (const name of ['receipt:update', 'presence:update'] as const) {
    expect(boris.pushes.filter((push) => push.name === name)).toEqual([]);
  }
  expect(anna.pushes.filter(({ name }) => name === 'typing:update')).toEqual([]);

  await anna.ask('block:set', { userId: boris.userId, blocked: false });
  const next = await boris.ask('message:send', message(chatId));
  const entry = (await anna.push('log:entry')).entry;
  expect(entry.withheld).toBeUndefined();
  await anna.ask('chat:confirm', { chatId, seq: next.seq });
  expect(await boris.push('receipt:update')).toMatchObject({ deliveredSeq: next.seq });
});

test('a block holds in a chat that begins after it', async () => {
  await using server = await testServer();
  const anna = await join(server.url);
  const boris = await join(server.url);
  await anna.ask('block:set', { userId: boris.userId, blocked: true });
  const chatId = await openChat(boris, anna);
  const { seq } = await boris.ask('message:send', message(chatId));
  const { entries } = await anna.ask('chat:fetch', { chatId, afterSeq: 0, limit: 10 });
  expect(entries.map(({ kind, withheld }) => [kind, withheld])).toEqual([
    ['welcome', undefined],
    ['message', true],
  ]);
  expect(seq).toBe(2);
});

test('whoever is blocked brings nobody into a group', async () => {
  await using server = await testServer();
  const [anna, boris, clara] = [
    await join(server.url),
    await join(server.url),
    await join(server.url),
  ];
  const packages = [1, 2, 3].map(() => ({ data: bytes(100), expiresAt: Date.now() + HOUR }));
  await anna.ask('key-package:upload', { packages });
  await anna.ask('block:set', { userId: boris.userId, blocked: true });
  const claim = { userId: anna.userId, invite: true } as const;
  expect((await boris.ask('key-package:claim', claim)).devices).toMatchObject([
    { deviceId: anna.deviceId, keyPackage: null },
  ]);
  expect((await clara.ask('key-package:claim', claim)).devices[0]?.keyPackage).not.toBe(null);

  const found = async (owner: typeof boris) => {
    const { chat } = await owner.ask('chat:create', { kind: 'group', id: newId() });
    const commit = {
      chatId: chat.chatId,
      epoch: 0,
      id: newId(),
      commit: bytes(),
      welcome: bytes(),
      added: [anna.deviceId],
      removed: [],
      change: { added: [anna.userId] },
    };
    return owner.refused('chat:commit', commit);
  };
  expect(await found(boris)).toBe('forbidden');
  expect(await found(clara)).toBe('ok');
});

test('nobody blocks themselves or an account that is not there', async () => {
  await using server = await testServer();
  const anna = await join(server.url);
  const blocked = true;
  expect(await anna.refused('block:set', { userId: anna.userId, blocked })).toBe('not-found');
  const nobody = 'z'.repeat(32) as typeof anna.userId;
  expect(await anna.refused('block:set', { userId: nobody, blocked })).toBe('not-found');
});

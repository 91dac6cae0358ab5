import { expect, test } from 'vitest';
import type { ChatId, UserId } from '#contract/wire/primitives.ts';
import { openReports } from '#server/reports/store.ts';
import type { EngineOptions } from './engine.ts';
import { testClients } from './testing/clients.ts';
import {
  type TestClient,
  chatWith,
  history,
  online,
  testClient,
  texts,
  until,
  valueOf,
} from './testing/harness.ts';
import { MemoryStore } from './testing/memory-store.ts';
import { secondDeviceStore } from './testing/second-device.ts';

const house = testClients();

async function join(handle: string, options: Partial<EngineOptions> = {}): Promise<TestClient> {
  const client = await house.join(handle, { strangers: 'ask', ...options });
  return client;
}

async function again(store: MemoryStore): Promise<TestClient> {
  const client = await house.open({ store, strangers: 'ask' });
  await online(client.engine);
  return client;
}

const idOf = async ({ engine }: TestClient, handle: string): Promise<UserId> =>
  valueOf(await engine.findPerson(handle)).userId;

const hasText = async ({ engine }: TestClient, chatId: ChatId, text: string) =>
  (await texts(engine, chatId)).includes(text);

/** What the sender knows of the other side. */
async function known({ engine }: TestClient, chatId: ChatId) {
  const chat = await engine.chat(chatId);
  const presence = (await engine.presence()).filter(({ userId }) => userId === chat?.peer?.userId);
  return {
    delivered: chat?.peerDeliveredSeq,
    read: chat?.peerReadSeq,
    name: chat?.peer?.displayName,
    present: presence.some(({ state }) => state !== 'offline'),
  };
}

const NOTHING = { delivered: 0, read: 0, name: null, present: false };

test('a stranger learns nothing before the request was accepted, and all of it then', async () => {
  const store = new MemoryStore();
  let anna = await join('req_a', { store });
  const boris = await join('req_b');
  const chatId = await chatWith(boris, 'req_a');
  valueOf(await boris.engine.sendText(chatId, 'may I?'));
  await until(() => hasText(anna, chatId, 'may I?'));
  expect(await anna.engine.chat(chatId)).toMatchObject({ request: true, unreadCount: 1 });
  await anna.engine.markRead(chatId, 2);
  await anna.engine.setTyping(chatId, true);
  expect(anna.events.some(({ type }) => type === 'incoming')).toBe(false);

  // Not even a restart, which starts with all cursors, tells anything.
  await anna.engine.stop();
  anna = await again(store);
  expect(await anna.engine.chat(chatId)).toMatchObject({ request: true });
  valueOf(await boris.engine.sendText(chatId, 'hello?'));
  await until(() => hasText(anna, chatId, 'hello?'));
  expect(await known(boris, chatId)).toEqual(NOTHING);
  expect(boris.events.some(({ type }) => type === 'typing')).toBe(false);
  expect((await anna.store.get('chats', [chatId]))?.['committedAt']).not.toBe(undefined);

  valueOf(await anna.engine.acceptChat(chatId));
  expect((await anna.engine.chat(chatId))?.request).toBe(undefined);
  await until(async () => (await known(boris, chatId)).name === 'Name req_a');
  await until(async () => ((await known(boris, chatId)).read ?? 0) >= 2);
  await until(async () => (await known(boris, chatId)).present);
});

test('whoever is a contact, or was accepted, asks no more; not in groups either', async () => {
  const anna = await join('known_a');
  const boris = await join('known_b');
  const clara = await join('known_c');
  valueOf(
    await anna.engine.setAccountData('person', await idOf(anna, 'known_b'), { contact: true }),
  );
  const fromBoris = await chatWith(boris, 'known_a');
  valueOf(await boris.engine.sendText(fromBoris, 'hi'));
  await until(() => hasText(anna, fromBoris, 'hi'));
  expect((await anna.engine.chat(fromBoris))?.request).toBe(undefined);

  const invite = async (owner: TestClient) => {
    const userIds = [await idOf(owner, 'known_a')];
    const made = valueOf(await owner.engine.createGroup({ name: 'Club', userIds }));
    const { chatId } = made.chat;
    await until(async () => (await anna.engine.chat(chatId))?.group?.name === 'Club');
    return { chatId, request: (await anna.engine.chat(chatId))?.request };
  };
  expect((await invite(boris)).request).toBe(undefined);
  const asked = await invite(clara);
  expect(asked.request).toBe(true);
  expect((await clara.engine.chat(asked.chatId))?.group?.members).toMatchObject([
    { displayName: 'Name known_c' },
    { displayName: null },
  ]);
  // Once its author is known, a request is none.
  const claraId = await idOf(anna, 'known_c');
  valueOf(await anna.engine.setAccountData('person', claraId, { contact: true }));
  await until(async () => (await anna.engine.chat(asked.chatId))?.request === undefined);
  const member = async () => (await clara.engine.chat(asked.chatId))?.group?.members[1];
  await until(async () => (await member())?.displayName === 'Name known_a');
});

test('a request that was deleted leaves nothing, a group not even the name of who leaves', async () => {
  const anna = await join('del_a');
  const boris = await join('del_b');
  const chatId = await chatWith(boris, 'del_a');
  valueOf(await boris.engine.sendText(chatId, 'buy this'));
  const userIds = [await idOf(boris, 'del_a')];
  const group = valueOf(await boris.engine.createGroup({ name: 'Sale', userIds })).chat.chatId;
  await until(() => hasText(anna, chatId, 'buy this'));
  await until(async () => (await anna.engine.chat(group))?.request === true);
  valueOf(await anna.engine.declineChat(chatId));
  valueOf(await anna.engine.declineChat(group));
  expect(await history(anna.engine, chatId)).toEqual([]);
  expect(await anna.engine.chat(chatId)).toMatchObject({ hidden: true });
  await until(async () => (await anna.engine.chat(group))?.hidden === true);
  await until(async () => (await boris.engine.chat(group))?.group?.members.length === 1);
  expect((await boris.engine.people(userIds))[0]?.displayName).toBe(null);
  // It asks again when more is written.
  valueOf(await boris.engine.sendText(chatId, 'half price'));
  await until(async () => (await anna.engine.chat(chatId))?.request === true);
});

test('what a blocked person writes stays sent there and never comes here', async () => {
  const store = new MemoryStore();
  let anna = await join('blk_a', { store });
  const boris = await join('blk_b', { strangers: 'accept' });
  const chatId = await chatWith(anna, 'blk_b');
  valueOf(await anna.engine.sendText(chatId, 'hello'));
  await until(() => hasText(boris, chatId, 'hello'));
  valueOf(await boris.engine.sendText(chatId, 'hello yourself'));
  await until(() => hasText(anna, chatId, 'hello yourself'));
  const before = await until1(async () => (await boris.engine.chat(chatId))?.peerDeliveredSeq);
  const borisId = await idOf(anna, 'blk_b');

  valueOf(await anna.engine.setBlocked(borisId, true));
  expect((await anna.engine.chat(chatId))?.peer?.blocked).toBe(true);
  const sent = valueOf(await boris.engine.sendText(chatId, 'are you angry?'));
  const state = async () => (await history(boris.engine, chatId)).find(({ id }) => id === sent.id);
  await until(async () => (await state())?.sendState === 'sent');
  const seq = (await state())?.seq ?? 0;
  const applied = async (client: TestClient) =>
    Number((await client.store.get('chats', [chatId]))?.['appliedSeq']);
  await until(async () => (await applied(anna)) >= seq);
  await anna.engine.stop();
  anna = await again(store);
  expect(await texts(anna.engine, chatId)).toEqual(['hello', 'hello yourself']);
  expect((await boris.engine.chat(chatId))?.peerDeliveredSeq).toBeLessThan(seq);
  expect(before).toBeGreaterThan(0);
  const invited = await boris.engine.createGroup({
    name: 'Trap',
    userIds: [await idOf(boris, 'blk_a')],
  });
  expect(valueOf(invited)).toMatchObject({ added: [], unreachable: [expect.any(String)] });

  valueOf(await anna.engine.setBlocked(borisId, false));
  valueOf(await boris.engine.sendText(chatId, 'and now?'));
  await until(() => hasText(anna, chatId, 'and now?'));
  expect(await texts(anna.engine, chatId)).toEqual(['hello', 'hello yourself', 'and now?']);
});

/** The first value above zero. */
async function until1(read: () => Promise<number | undefined>): Promise<number> {
  let value: number | undefined;
  await until(async () => ((value = await read()) ?? 0) > 0);
  return value ?? 0;
}

test('somebody blocked without a connection is blocked at the server with the next one', async () => {
  const store = new MemoryStore();
  const anna = await join('late_a', { store });
  const boris = await join('late_b');
  const borisId = await idOf(anna, 'late_b');
  await anna.engine.stop();
  const deaf = await testClient({
    store,
    socketFactory: () => ({ on() {}, emit() {}, connect() {}, disconnect() {} }),
  });
  valueOf(await deaf.engine.setBlocked(borisId, true));
  await deaf.engine.stop();
  const back = await again(store);
  await until(async () => {
    const made = await boris.engine.createGroup({
      name: 'Try',
      userIds: [await idOf(boris, 'late_a')],
    });
    return valueOf(made).unreachable.length === 1;
  });
  expect((await back.engine.people([borisId]))[0]?.blocked).toBe(true);
});

test('chosen words go to the admin, no others, and only of the person reported', async () => {
  const anna = await join('rep_a');
  const boris = await join('rep_b');
  const chatId = await chatWith(boris, 'rep_a');
  for (const text of ['nice', 'nasty']) valueOf(await boris.engine.sendText(chatId, text));
  await until(async () => (await texts(anna.engine, chatId)).length === 2);
  const [nice, nasty] = await history(anna.engine, chatId);
  const userId = await idOf(anna, 'rep_b');
  const draft = { userId, reason: 'abuse', comment: ' Look. ', chatId, ids: [nasty!.id] } as const;
  valueOf(await anna.engine.report({ ...draft, ids: [...draft.ids] }));
  const own = (await anna.engine.account())!.userId;
  const wrong = { ...draft, userId: own, ids: [nice!.id] };
  expect(await anna.engine.report(wrong)).toMatchObject({ ok: false, code: 'bad-input' });
  const reports = openReports(house.server.data);
  const about = reports.list().filter(({ reported }) => reported === userId);
  reports.close();
  expect(about).toMatchObject([
    { reporter: own, reason: 'abuse', comment: 'Look.', messages: [{ text: 'nasty' }] },
  ]);
});

test('a nickname stays here, and a verified person with a new device calls for a look', async () => {
  const anna = await join('dev_a');
  const boris = await join('dev_b', { strangers: 'accept' });
  const chatId = await chatWith(anna, 'dev_b');
  valueOf(await anna.engine.sendText(chatId, 'hello'));
  await until(async () => (await anna.engine.chat(chatId))?.peer?.displayName === 'Name dev_b');
  const borisId = await idOf(anna, 'dev_b');
  valueOf(await anna.engine.setAccountData('person', borisId, { nickname: 'Bob', note: 'tall' }));
  valueOf(await anna.engine.setVerified(borisId, true));
  const peer = async () => (await anna.engine.chat(chatId))?.peer;
  expect(await peer()).toMatchObject({
    displayName: 'Bob',
    profileName: 'Name dev_b',
    verified: true,
  });
  expect((await peer())?.newDevices).toBe(undefined);

  const tablet = await house.open({ store: await secondDeviceStore(boris) });
  await online(tablet.engine);
  await until(async () => (await peer())?.newDevices === 1);
  const line = async () => (await history(anna.engine, chatId)).find((m) => m.kind === 'system');
  await until(async () => (await line()) !== undefined);
  expect(await line()).toMatchObject({
    senderId: borisId,
    own: false,
    event: { type: 'devices', count: 1 },
  });
  valueOf(await anna.engine.confirmDevices(borisId));
  expect((await peer())?.newDevices).toBe(undefined);
  expect((await peer())?.verified).toBe(true);
});

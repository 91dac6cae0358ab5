import { expect, test } from 'vitest';
import type { MessageView } from '#contract/engine/views.ts';
import type { ChatId } from '#contract/wire/primitives.ts';
import { TABLES, type TableName } from './ports/store.ts';
import { testClients } from './testing/clients.ts';
import {
  type TestClient,
  chatWith,
  history,
  online,
  testClient,
  until,
  valueOf,
} from './testing/harness.ts';

const house = testClients();
let pairs = 0;

/** Two people with one message of the first in their chat. */
async function pair(text = 'the first words') {
  pairs++;
  const anna = await house.join(`anna${pairs}`);
  const boris = await house.join(`boris${pairs}`);
  const chatId = await chatWith(anna, `boris${pairs}`);
  const sent = await send(anna, chatId, text);
  await until(async () => (await find(boris, chatId, sent.id))?.text === text);
  return { anna, boris, chatId, id: sent.id };
}

async function send({ engine }: TestClient, chatId: ChatId, text: string, options = {}) {
  const sent = valueOf(await engine.sendText(chatId, text, options));
  await until(async () => (await find({ engine }, chatId, sent.id))?.sendState === 'sent');
  return sent;
}

const find = async (
  { engine }: Pick<TestClient, 'engine'>,
  chatId: ChatId,
  id: MessageView['id'],
): Promise<MessageView | undefined> =>
  (await history(engine, chatId)).find((message) => message.id === id);

/** Everything that a client has on disk, as one text. */
async function disk({ store }: TestClient): Promise<string> {
  const tables = Object.keys(TABLES) as TableName[];
  return JSON.stringify(await Promise.all(tables.map((table) => store.all(table))));
}

/** The same client over the same store, as after a restart of the program. */
async function restarted(client: TestClient): Promise<TestClient> {
  await client.engine.stop();
  const next = await house.open({ store: client.store });
  await online(next.engine);
  return next;
}

test('a reply quotes what the other device has itself', async () => {
  const { anna, boris, chatId, id } = await pair();
  const reply = await send(boris, chatId, 'an answer', { replyTo: id });
  await until(async () => (await find(anna, chatId, reply.id)) !== undefined);
  const { userId } = (await anna.engine.account())!;
  const quote = { id, senderId: userId, excerpt: 'the first words' };
  expect((await find(anna, chatId, reply.id))?.replyTo).toEqual(quote);
  expect((await find(boris, chatId, reply.id))?.replyTo).toEqual(quote);
});

test('reactions show at once, reach the other side and survive a restart', async () => {
  const { anna, boris, chatId, id } = await pair();
  valueOf(await boris.engine.react(chatId, id, '👍', true));
  const { userId } = (await boris.engine.account())!;
  const reactions = [{ emoji: '👍', userIds: [userId] }];
  expect((await find(boris, chatId, id))?.reactions).toEqual(reactions);
  await until(async () => (await find(anna, chatId, id))?.reactions.length === 1);
  expect((await anna.engine.chat(chatId))?.unreadCount).toBe(0);
  const again = await restarted(anna);
  expect((await find(again, chatId, id))?.reactions).toEqual(reactions);
  valueOf(await boris.engine.react(chatId, id, '👍', false));
  await until(async () => (await find(again, chatId, id))?.reactions.length === 0);
  expect((await boris.engine.react(chatId, id, 'text', true)).ok).toBe(false);
});

test('an edit reaches the other side with its history', async () => {
  const { anna, boris, chatId, id } = await pair();
  valueOf(await anna.engine.editMessage(chatId, id, 'better words'));
  expect((await find(anna, chatId, id))?.text).toBe('better words');
  await until(async () => (await find(boris, chatId, id))?.text === 'better words');
  expect((await find(boris, chatId, id))?.editedAt).not.toBeNull();
  expect((await boris.engine.chat(chatId))?.lastMessage?.text).toBe('better words');
  expect((await boris.engine.chat(chatId))?.unreadCount).toBe(1);
  const info = await boris.engine.messageInfo(chatId, id);
  expect(info?.edits.map(({ text }) => text)).toEqual(['the first words']);
  expect((await boris.engine.editMessage(chatId, id, 'forged')).ok).toBe(false);
});

test('a deleted message leaves no word on either disk, quotes and history included', async () => {
  const { anna, boris, chatId, id } = await pair('the secret password');
  valueOf(await anna.engine.editMessage(chatId, id, 'the secret passphrase'));
  await until(async () => (await find(boris, chatId, id))?.text === 'the secret passphrase');
  const reply = await send(boris, chatId, 'noted', { replyTo: id });
  await until(async () => (await find(anna, chatId, reply.id))?.replyTo?.excerpt !== undefined);
  expect(await disk(boris)).toContain('secret');
  valueOf(await anna.engine.deleteForEveryone(chatId, [id]));
  expect(await find(anna, chatId, id)).toMatchObject({ kind: 'deleted', text: '' });
  await until(async () => (await find(boris, chatId, id))?.kind === 'deleted');
  for (const client of [anna, boris]) {
    await until(async () => !(await disk(client)).includes('secret'));
    expect((await find(client, chatId, reply.id))?.replyTo?.excerpt).toBe('');
  }
});

test('a deletion of what was not read takes it out of the count', async () => {
  const { anna, boris, chatId, id } = await pair();
  expect((await boris.engine.chat(chatId))?.unreadCount).toBe(1);
  valueOf(await anna.engine.deleteForEveryone(chatId, [id]));
  await until(async () => (await boris.engine.chat(chatId))?.unreadCount === 0);
});

test('what was changed while offline is sent after a restart, in order', async () => {
  const { anna, boris, chatId, id } = await pair();
  await anna.engine.stop();
  const deaf = await testClient({
    store: anna.store,
    socketFactory: () => ({ on() {}, emit() {}, connect() {}, disconnect() {} }),
  });
  const queued = valueOf(await deaf.engine.sendText(chatId, 'written offline', { replyTo: id }));
  valueOf(await deaf.engine.react(chatId, queued.id, '🔥', true));
  valueOf(await deaf.engine.editMessage(chatId, queued.id, 'corrected offline'));
  expect(await find(deaf, chatId, queued.id)).toMatchObject({
    text: 'corrected offline',
    sendState: 'queued',
  });
  await deaf.engine.stop();
  const again = await house.open({ store: anna.store });
  await until(async () => (await find(boris, chatId, queued.id))?.text === 'corrected offline');
  await until(async () => (await find(boris, chatId, queued.id))?.reactions.length === 1);
  expect(await again.store.all('outbox')).toEqual([]);
});

test('deleting for oneself removes a message here and leaves it there', async () => {
  const { anna, boris, chatId, id } = await pair('only there');
  valueOf(await boris.engine.deleteForMe(chatId, [id]));
  expect(await find(boris, chatId, id)).toBeUndefined();
  const chat = await boris.engine.chat(chatId);
  expect([chat?.lastMessage, chat?.unreadCount]).toEqual([null, 0]);
  await until(async () => !(await disk(boris)).includes('only there'));
  expect((await find(anna, chatId, id))?.text).toBe('only there');
});

test('pins are shared, stars are not', async () => {
  const { anna, boris, chatId, id } = await pair();
  valueOf(await boris.engine.pinMessage(chatId, id, true));
  await until(async () => (await anna.engine.chat(chatId))?.pinned[0] === id);
  expect((await anna.engine.messages(chatId, [id]))[0]?.text).toBe('the first words');
  valueOf(await boris.engine.starMessage(chatId, id, true));
  expect((await boris.engine.starred()).map((message) => message.id)).toEqual([id]);
  expect(await anna.engine.starred()).toEqual([]);
  valueOf(await anna.engine.deleteForEveryone(chatId, [id]));
  await until(async () => (await boris.engine.chat(chatId))?.pinned.length === 0);
  expect(await boris.engine.starred()).toEqual([]);
});

test('a forwarded message names its author only if asked to', async () => {
  const { anna, boris, chatId, id } = await pair('pass it on');
  for (const withAuthor of [true, false]) {
    valueOf(await boris.engine.forward({ from: chatId, ids: [id], to: [chatId], withAuthor }));
  }
  await until(async () => (await history(anna.engine, chatId)).length === 3);
  const [, named, plain] = await history(anna.engine, chatId);
  expect(named?.forwardedFrom?.name).toMatch(/anna/);
  expect([plain?.text, plain?.forwardedFrom]).toEqual(['pass it on', null]);
});

test('a scheduled message waits on this device and can be sent at once', async () => {
  const { anna, boris, chatId } = await pair();
  const later = Date.now() + 3_600_000;
  const sent = valueOf(await anna.engine.sendText(chatId, 'later', { sendAt: later }));
  expect(sent.sendAt).toBe(later);
  await send(anna, chatId, 'now');
  expect((await anna.engine.chat(chatId))?.lastMessage?.text).toBe('now');
  valueOf(await anna.engine.retry(chatId, sent.id));
  await until(async () => (await find(boris, chatId, sent.id))?.text === 'later');
  expect((await find(anna, chatId, sent.id))?.sendAt).toBeNull();
});

test('disappearing messages go on both sides, also when a device comes late', async () => {
  const { anna, boris, chatId } = await pair();
  valueOf(await anna.engine.setTimer(chatId, 5));
  await until(async () => (await boris.engine.chat(chatId))?.expiresIn === 5);
  const sent = await send(anna, chatId, 'gone soon');
  await until(async () => (await find(boris, chatId, sent.id)) !== undefined);
  const [here, there] = [await find(anna, chatId, sent.id), await find(boris, chatId, sent.id)];
  expect(here?.expiresAt).toBe(there?.expiresAt);
  await until(async () => (await find(anna, chatId, sent.id)) === undefined);
  await until(async () => (await find(boris, chatId, sent.id)) === undefined);
  for (const client of [anna, boris]) {
    await until(async () => !(await disk(client)).includes('gone soon'));
  }
}, 30_000);

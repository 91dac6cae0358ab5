import { expect, test } from 'vitest';
import type { ChatId } from '#contract/wire/primitives.ts';
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

const house = testClients();

async function expectSame(one: TestClient, other: TestClient, chatId: ChatId, count: number) {
  await until(async () => (await texts(one.engine, chatId)).length === count);
  await until(async () => (await texts(other.engine, chatId)).length === count);
  const lines = async ({ engine }: TestClient) =>
    (await history(engine, chatId)).map(({ seq, text }) => `${seq} ${text}`);
  await until(async () => (await lines(one)).every((line) => !line.startsWith('null')));
  expect(await lines(one)).toEqual(await lines(other));
}

test('first messages of both sides at once converge on one group', async () => {
  const anna = await house.join('race_a');
  const boris = await house.join('race_b');
  const [chatId, same] = await Promise.all([chatWith(anna, 'race_b'), chatWith(boris, 'race_a')]);
  expect(same).toBe(chatId);
  await Promise.all([
    ...['a1', 'a2', 'a3'].map((text) => anna.engine.sendText(chatId, text)),
    ...['b1', 'b2', 'b3'].map((text) => boris.engine.sendText(chatId, text)),
  ]);
  await expectSame(anna, boris, chatId, 6);
  const all = await texts(anna.engine, chatId);
  expect(all.filter((text) => text.startsWith('a'))).toEqual(['a1', 'a2', 'a3']);
  expect(all.filter((text) => text.startsWith('b'))).toEqual(['b1', 'b2', 'b3']);
});

test('order holds under load from both sides, across commits', async () => {
  const anna = await house.join('load_a');
  const boris = await house.join('load_b');
  const chatId = await chatWith(anna, 'load_b');
  const count = 120;
  const numbers = Array.from({ length: count }, (_, at) => at);
  valueOf(await anna.engine.sendText(chatId, 'start'));
  await until(async () => (await boris.engine.chat(chatId)) !== null);
  for (const at of numbers) {
    valueOf(await anna.engine.sendText(chatId, `a${at}`));
    valueOf(await boris.engine.sendText(chatId, `b${at}`));
  }
  await expectSame(anna, boris, chatId, 2 * count + 1);
  for (const who of ['a', 'b']) {
    const own = (await texts(anna.engine, chatId)).filter((text) => text.startsWith(`${who}`));
    expect(own).toEqual(numbers.map((at) => `${who}${at}`));
  }
  const chat = await boris.engine.chat(chatId);
  expect(chat?.unreadCount).toBe(count + 1);
  expect([...anna.logs, ...boris.logs]).toEqual([]);
});

test('delivered and read cursors reach the sender', async () => {
  const anna = await house.join('tick_a');
  const boris = await house.join('tick_b');
  const chatId = await chatWith(anna, 'tick_b');
  const sent = valueOf(await anna.engine.sendText(chatId, 'tick'));
  expect(sent.sendState).toBe('queued');
  await until(async () => (await history(anna.engine, chatId))[0]?.sendState === 'sent');
  const seq = (await history(anna.engine, chatId))[0]?.seq ?? 0;
  await until(async () => ((await anna.engine.chat(chatId))?.peerDeliveredSeq ?? 0) >= seq);
  expect((await anna.engine.chat(chatId))?.peerReadSeq).toBe(0);
  await boris.engine.markRead(chatId, seq);
  expect((await boris.engine.chat(chatId))?.unreadCount).toBe(0);
  await until(async () => (await anna.engine.chat(chatId))?.peerReadSeq === seq);
});

test('presence and typing are seen by the other side', async () => {
  const anna = await house.join('here_a');
  const boris = await house.join('here_b');
  const chatId = await chatWith(anna, 'here_b');
  const state = async () => (await anna.engine.presence())[0]?.state;
  valueOf(await anna.engine.sendText(chatId, 'are you there?'));
  await until(async () => (await state()) === 'online');
  await boris.engine.setPresence('away');
  await until(async () => (await state()) === 'away');
  await until(async () => (await boris.engine.chat(chatId)) !== null);
  await boris.engine.setTyping(chatId, true);
  await until(() => anna.events.some((event) => event.type === 'typing' && event.typing));
  await boris.engine.stop();
  await until(async () => (await state()) === 'offline');
});

test('a status reaches the others, and so does its end', async () => {
  const anna = await house.join('said_a');
  const boris = await house.join('said_b');
  const chatId = await chatWith(anna, 'said_b');
  valueOf(await anna.engine.sendText(chatId, 'hello'));
  const said = async () => (await boris.engine.chat(chatId))?.peer?.status;
  await until(async () => (await boris.engine.chat(chatId))?.peer?.displayName === 'Name said_a');
  const status = { emoji: '🗓️', text: 'In a meeting', until: null };
  valueOf(await anna.engine.setStatus(status));
  await until(async () => (await said())?.text === 'In a meeting');
  expect(await said()).toEqual(status);
  valueOf(await anna.engine.setStatus(null));
  await until(async () => (await said()) === undefined);
  const nothing = { emoji: '', text: '', until: null };
  expect(await anna.engine.setStatus(nothing)).toEqual({ ok: false, code: 'bad-input' });
});

test('what is written offline is queued, shown and sent later', async () => {
  const store = new MemoryStore();
  const anna = await house.join('off_a', { store });
  const boris = await house.join('off_b');
  const chatId = await chatWith(anna, 'off_b');
  await anna.engine.stop();
  const deaf = await testClient({
    store,
    socketFactory: () => ({ on() {}, emit() {}, connect() {}, disconnect() {} }),
  });
  for (const text of ['1', '2', '3']) {
    expect(valueOf(await deaf.engine.sendText(chatId, text)).sendState).toBe('queued');
  }
  expect(await texts(deaf.engine, chatId)).toEqual(['1', '2', '3']);
  await deaf.engine.stop();
  const again = await house.open({ store });
  await online(again.engine);
  await expectSame(again, boris, chatId, 3);
});

test('a restart of the server in mid-stream loses and repeats nothing', async () => {
  const anna = await house.join('again_a');
  const boris = await house.join('again_b');
  const chatId = await chatWith(anna, 'again_b');
  const count = 60;
  for (let at = 0; at < count; at++) {
    valueOf(await anna.engine.sendText(chatId, `${at}`));
    if (at % 20 === 10) await house.server.restart();
  }
  await expectSame(anna, boris, chatId, count);
  expect(await texts(boris.engine, chatId)).toEqual(
    Array.from({ length: count }, (_, at) => `${at}`),
  );
});

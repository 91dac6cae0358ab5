import { FOREVER } from '#contract/content/account-data.ts';
import type { AccountDataOf } from '#contract/content/account-data.ts';
import type { ChatId } from '#contract/wire/primitives.ts';
import { expect, test } from 'vitest';
import { MortalStore } from './testing/mortal-store.ts';
import { testClients } from './testing/clients.ts';
import {
  type TestClient,
  chatWith,
  history,
  online,
  texts,
  until,
  valueOf,
} from './testing/harness.ts';
import { secondDeviceStore } from './testing/second-device.ts';

const house = testClients();

/** Another device of the account, connected. */
async function another(client: TestClient): Promise<TestClient> {
  const second = await house.open({ store: await secondDeviceStore(client) });
  await online(second.engine);
  return second;
}

const prefs = ({ engine }: TestClient, chatId: ChatId) => engine.accountData('chat', chatId);
const has = (client: TestClient, chatId: ChatId, wanted: AccountDataOf<'chat'>) =>
  until(async () => JSON.stringify(await prefs(client, chatId)) === JSON.stringify(wanted));

test('notes work on one device alone and reach the next one', async () => {
  const anna = await house.join('notes_a');
  const notes = valueOf(await anna.engine.openNotes());
  expect(notes).toMatchObject({ kind: 'notes', peer: null, group: null });
  expect(valueOf(await anna.engine.openNotes()).chatId).toBe(notes.chatId);
  valueOf(await anna.engine.sendText(notes.chatId, 'buy milk'));
  const sent = async () => (await history(anna.engine, notes.chatId)).at(-1)?.sendState === 'sent';
  await until(sent);

  const tablet = await another(anna);
  await until(async () => (await anna.store.get('groups', [notes.chatId])) !== undefined);
  await until(
    async () => (await tablet.store.get('chats', [notes.chatId]))?.['group'] === 'active',
  );
  expect(valueOf(await tablet.engine.openNotes()).chatId).toBe(notes.chatId);
  valueOf(await tablet.engine.sendText(notes.chatId, 'and bread'));
  await until(async () => (await texts(anna.engine, notes.chatId)).includes('and bread'));
  const seen = (await history(anna.engine, notes.chatId)).at(-1);
  expect(seen).toMatchObject({ own: true, sendState: 'sent' });
  expect((await anna.engine.chat(notes.chatId))?.unreadCount).toBe(0);
});

test('what was arranged before a device came is there afterwards, and what is later follows', async () => {
  const anna = await house.join('data_a');
  await house.join('data_b');
  const chatId = await chatWith(anna, 'data_b');
  valueOf(await anna.engine.setAccountData('chat', chatId, { pinnedAt: 7 }));
  expect(await anna.engine.chat(chatId)).toMatchObject({ pinnedAt: 7 });
  expect((await anna.engine.chats()).map(({ kind }) => kind)).toEqual(['direct']);

  const tablet = await another(anna);
  await has(tablet, chatId, { pinnedAt: 7 });
  await until(async () => (await tablet.engine.chat(chatId))?.pinnedAt === 7);
  valueOf(await tablet.engine.setAccountData('chat', chatId, { mutedUntil: FOREVER }));
  await has(anna, chatId, { pinnedAt: 7, mutedUntil: FOREVER });

  const notes = valueOf(await anna.engine.openNotes());
  expect(notes).toMatchObject({ unreadCount: 0, lastMessage: null });
  expect(await texts(anna.engine, notes.chatId)).toEqual([]);
  expect(await texts(tablet.engine, notes.chatId)).toEqual([]);
  expect((await tablet.engine.chats()).filter(({ kind }) => kind === 'notes')).toHaveLength(1);
});

test('devices that change the same at once come to the same', async () => {
  const anna = await house.join('race_a');
  await house.join('race_b');
  const chatId = await chatWith(anna, 'race_b');
  const tablet = await another(anna);
  await until(async () => (await tablet.engine.chat(chatId)) !== null);
  for (let round = 1; round <= 5; round++) {
    await Promise.all([
      anna.engine.setAccountData('chat', chatId, { pinnedAt: round, unreadMark: true }),
      tablet.engine.setAccountData('chat', chatId, { pinnedAt: round + 50, mutedUntil: round }),
    ]);
  }
  const same = async () =>
    JSON.stringify(Object.entries(await prefs(anna, chatId)).toSorted()) ===
    JSON.stringify(Object.entries(await prefs(tablet, chatId)).toSorted());
  await until(async () => (await same()) && (await prefs(anna, chatId)).mutedUntil === 5);
  await until(async () => (await prefs(tablet, chatId)).unreadMark === true && (await same()));
});

test('a device that dies while it writes has told the others in the end', async () => {
  const store = new MortalStore();
  let anna = await house.join('mortal_a', { store });
  await house.join('mortal_b');
  const chatId = await chatWith(anna, 'mortal_b');
  const tablet = await another(anna);
  await until(async () => (await tablet.engine.chat(chatId)) !== null);
  for (let k = 1; k <= 6; k++) {
    store.dieAtWrite(k, k % 2 === 0);
    await anna.engine.setAccountData('chat', chatId, { pinnedAt: 100 + k });
    await until(() => store.dead || k > 4, 1_000).catch(() => {});
    await anna.engine.stop().catch(() => {});
    store.revive();
    anna = await house.open({ store });
    await online(anna.engine);
    const { pinnedAt } = await prefs(anna, chatId);
    // Whatever the write came to: what stands on disk here stands there as well.
    await until(async () => (await prefs(tablet, chatId)).pinnedAt === pinnedAt);
  }
  expect((await prefs(tablet, chatId)).pinnedAt).toBeGreaterThan(101);
});

test('a device that nobody is left to let in begins new notes', async () => {
  const anna = await house.join('lost_a');
  const before = valueOf(await anna.engine.openNotes());
  valueOf(await anna.engine.sendText(before.chatId, 'on the laptop that is gone'));
  await until(async () => (await history(anna.engine, before.chatId)).at(-1)?.seq !== null);
  await anna.engine.stop();

  const fresh = await another(anna);
  expect(valueOf(await fresh.engine.openNotes()).chatId).toBe(before.chatId);
  const anew = valueOf(await fresh.engine.openNotes(true));
  expect(anew.chatId).not.toBe(before.chatId);
  expect(valueOf(await fresh.engine.openNotes()).chatId).toBe(anew.chatId);
  valueOf(await fresh.engine.sendText(anew.chatId, 'again'));
  await until(async () => (await history(fresh.engine, anew.chatId)).at(-1)?.sendState === 'sent');
});

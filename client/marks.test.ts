import { expect, test } from 'vitest';
import { testClients } from './testing/clients.ts';
import { type TestClient, chatWith, online, until, valueOf } from './testing/harness.ts';
import { secondDeviceStore } from './testing/second-device.ts';
import { messageOf } from './testing/talk.ts';

const house = testClients();

const starred = async ({ engine }: TestClient) => (await engine.starred()).map(({ text }) => text);

test('stars and what was deleted for oneself are the same on all own devices', async () => {
  const anna = await house.join('marks_anna');
  const boris = await house.join('marks_boris');
  const tablet = await house.open({ store: await secondDeviceStore(anna) });
  await online(tablet.engine);
  const chatId = await chatWith(anna, 'marks_boris');
  const active = async () => (await tablet.store.get('chats', [chatId]))?.['group'] === 'active';
  valueOf(await anna.engine.sendText(chatId, 'hello'));
  await until(active);
  const kept = valueOf(await boris.engine.sendText(chatId, 'keep this'));
  const gone = valueOf(await boris.engine.sendText(chatId, 'not this'));
  for (const own of [anna, tablet]) {
    await until(async () => (await messageOf(own, chatId, gone.id)) !== undefined);
  }
  valueOf(await anna.engine.starMessage(chatId, kept.id, true));
  expect(await starred(anna)).toEqual(['keep this']);
  expect(await messageOf(anna, chatId, kept.id)).toMatchObject({ starred: true });
  valueOf(await anna.engine.deleteForMe(chatId, [gone.id]));
  await until(async () => (await starred(tablet)).length === 1);
  await until(async () => (await messageOf(tablet, chatId, gone.id)) === undefined);
  expect(await messageOf(boris, chatId, gone.id)).toMatchObject({ starred: false });
  expect(await starred(boris)).toEqual([]);

  valueOf(await tablet.engine.starMessage(chatId, kept.id, false));
  await until(async () => (await starred(anna)).length === 0);
});

test('stars survive a restart', async () => {
  const anna = await house.join('marks_clara');
  await house.join('marks_dora');
  const chatId = await chatWith(anna, 'marks_dora');
  const { id } = valueOf(await anna.engine.sendText(chatId, 'mine'));
  valueOf(await anna.engine.starMessage(chatId, id, true));
  await anna.engine.stop();
  const again = await house.open({ store: anna.store });
  expect(await starred(again)).toEqual(['mine']);
});

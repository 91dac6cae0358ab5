import { expect, test } from 'vitest';
import { testClients } from './testing/clients.ts';
import { chatWith, history, texts, until, valueOf } from './testing/harness.ts';

const house = testClients();

test('a new device is added to the chats, and to later ones from the start', async () => {
  const anna = await house.join('multi_a');
  const boris = await house.join('multi_b');
  const clara = await house.join('multi_c');
  const chatId = await chatWith(anna, 'multi_b');
  valueOf(await anna.engine.sendText(chatId, 'before'));
  await until(async () => (await boris.engine.chat(chatId))?.unreadCount === 1);

  const tablet = await house.another(anna);
  await until(async () => (await tablet.store.get('chats', [chatId]))?.['group'] === 'active');

  valueOf(await boris.engine.sendText(chatId, 'to both'));
  valueOf(await anna.engine.sendText(chatId, 'from the desk'));
  await until(async () => (await texts(tablet.engine, chatId)).length === 2);
  expect(new Set(await texts(tablet.engine, chatId))).toEqual(
    new Set(['to both', 'from the desk']),
  );
  valueOf(await tablet.engine.sendText(chatId, 'from the couch'));
  await until(async () => (await texts(anna.engine, chatId)).includes('from the couch'));
  const seen = (await history(anna.engine, chatId)).find(({ text }) => text === 'from the couch');
  expect(seen).toMatchObject({ own: true, sendState: 'sent' });
  expect((await anna.engine.chat(chatId))?.unreadCount).toBe(1);

  const fresh = await chatWith(clara, 'multi_a');
  valueOf(await clara.engine.sendText(fresh, 'to all of your devices'));
  await until(async () => (await texts(tablet.engine, fresh)).length === 1);
  await until(async () => (await texts(anna.engine, fresh)).length === 1);
});

test('a device that logs out is removed from the group and reads nothing afterwards', async () => {
  const anna = await house.join('gone_a');
  const boris = await house.join('gone_b');
  const tablet = await house.another(anna);
  const chatId = await chatWith(boris, 'gone_a');
  valueOf(await boris.engine.sendText(chatId, 'to both'));
  await until(async () => (await texts(tablet.engine, chatId)).length === 1);

  const last = async () => (await history(boris.engine, chatId)).at(-1)?.seq ?? 0;
  const before = await last();
  valueOf(await tablet.engine.logout());
  expect(await tablet.engine.account()).toBe(null);
  await until(async () => {
    const people = await boris.store.all('people');
    const devices = people.flatMap((person) => person['devices'] as { listed: boolean }[]);
    return devices.some(({ listed }) => !listed);
  });
  // The commit that removes it stands in the log before the next message.
  await until(
    async () => Number((await boris.store.get('chats', [chatId]))?.['appliedSeq']) > before,
  );
  valueOf(await boris.engine.sendText(chatId, 'for one'));
  await until(async () => (await texts(anna.engine, chatId)).includes('for one'));
  await until(async () => (await last()) > before + 1);
});

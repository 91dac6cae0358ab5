import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import {
  type TestClient,
  type TestServer,
  chatWith,
  history,
  online,
  registered,
  testClient,
  testServer,
  texts,
  until,
  valueOf,
} from './testing/harness.ts';
import { secondDeviceStore } from './testing/second-device.ts';

let server: TestServer;
let clients: TestClient[] = [];

beforeAll(async () => {
  server = await testServer();
});
afterEach(async () => {
  await Promise.all(clients.map(({ engine }) => engine.stop()));
  clients = [];
});
afterAll(() => server.remove());

async function join(handle: string): Promise<TestClient> {
  const client = await registered(server.url, handle);
  clients.push(client);
  return client;
}

test('a new device is added to the chats, and to later ones from the start', async () => {
  const anna = await join('multi_a');
  const boris = await join('multi_b');
  const clara = await join('multi_c');
  const chatId = await chatWith(anna, 'multi_b');
  valueOf(await anna.engine.sendText(chatId, 'before'));
  await until(async () => (await boris.engine.chat(chatId))?.unreadCount === 1);

  const tablet = await testClient({ store: await secondDeviceStore(anna) });
  clients.push(tablet);
  await online(tablet.engine);
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
  const anna = await join('gone_a');
  const boris = await join('gone_b');
  const tablet = await testClient({ store: await secondDeviceStore(anna) });
  clients.push(tablet);
  await online(tablet.engine);
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

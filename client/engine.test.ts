import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import {
  type TestClient,
  type TestServer,
  chatWith,
  history,
  registered,
  testServer,
  texts,
  until,
  valueOf,
} from './testing/harness.ts';

let server: TestServer;
const clients: TestClient[] = [];

beforeAll(async () => {
  server = await testServer();
});
afterEach(async () => {
  await Promise.all(clients.splice(0).map(({ engine }) => engine.stop()));
});
afterAll(() => server.remove());

async function client(handle: string): Promise<TestClient> {
  const made = await registered(server.url, handle);
  clients.push(made);
  return made;
}

test('two people register, find each other and talk both ways', async () => {
  const anna = await client('anna');
  const boris = await client('boris');
  const chatId = await chatWith(anna, '@boris');
  valueOf(await anna.engine.sendText(chatId, 'Привет'));
  await until(async () =>
    (await boris.engine.chats()).some(({ unreadCount }) => unreadCount === 1),
  );
  expect(await texts(boris.engine, chatId)).toEqual(['Привет']);
  valueOf(await boris.engine.sendText(chatId, 'Hello'));
  await until(async () => (await texts(anna.engine, chatId)).length === 2);

  const both = await Promise.all([anna, boris].map(({ engine }) => history(engine, chatId)));
  expect(both[0]?.map(({ text, seq }) => [text, seq])).toEqual(
    both[1]?.map(({ text, seq }) => [text, seq]),
  );
  await until(async () => (await boris.engine.chat(chatId))?.peer?.displayName === 'Name anna');
  await until(async () => (await anna.engine.chat(chatId))?.peer?.displayName === 'Name boris');
  expect([...anna.logs, ...boris.logs]).toEqual([]);
});

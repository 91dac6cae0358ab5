import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import {
  type TestClient,
  type TestServer,
  chatWith,
  online,
  registered,
  testClient,
  testServer,
  texts,
  until,
  valueOf,
} from './testing/harness.ts';

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

function keep(client: TestClient): TestClient {
  clients.push(client);
  return client;
}

test('the phrase brings the account back on a new device, and others write to it', async () => {
  const anna = keep(await registered(server.url, 'restored'));
  const boris = keep(await registered(server.url, 'friend'));
  const chatId = await chatWith(boris, 'restored');
  valueOf(await boris.engine.sendText(chatId, 'before the loss'));
  await until(async () => (await anna.engine.chat(chatId))?.unreadCount === 1);
  const phrase = valueOf(await anna.engine.recoveryPhrase());
  const account = valueOf(await anna.engine.setDisplayName('Anna before'));
  valueOf(await anna.engine.logout());

  const next = keep(await testClient());
  const request = { server: server.url, displayName: 'Anna again', phrase };
  const back = valueOf(await next.engine.restore(request));
  expect(back).toMatchObject({ userId: account.userId, handle: 'restored' });
  expect(back.deviceId).not.toBe(account.deviceId);
  await online(next.engine);
  await until(async () => (await next.store.get('chats', [chatId]))?.['group'] === 'active');

  valueOf(await boris.engine.sendText(chatId, 'after it'));
  await until(async () => (await texts(next.engine, chatId)).includes('after it'));
  expect(await texts(next.engine, chatId)).toEqual(['after it']);
  valueOf(await next.engine.sendText(chatId, 'I am back'));
  await until(async () => (await texts(boris.engine, chatId)).includes('I am back'));
  await until(async () => (await boris.engine.chat(chatId))?.peer?.displayName === 'Anna again');
});

test('a phrase of no account, a wrong one, and a device that has an account', async () => {
  const { engine } = keep(await testClient());
  const phrase = await engine.createPhrase();
  const request = { server: server.url, displayName: 'Nobody', phrase };
  expect(await engine.restore(request)).toMatchObject({ ok: false, code: 'account-unknown' });
  const shuffled = phrase.toReversed();
  expect(await engine.restore({ ...request, phrase: shuffled.slice(1) })).toMatchObject({
    code: 'bad-phrase',
  });
  valueOf(await engine.register(request));
  expect(await engine.restore(request)).toMatchObject({ code: 'account-present' });
});

test('a server that moved is followed to its new address', async () => {
  const anna = keep(await registered(server.url, 'mover'));
  expect(await anna.engine.setServer('http://127.0.0.1:1')).toMatchObject({
    code: 'server-unreachable',
  });
  expect((await anna.engine.account())?.server).toBe(server.url);
  const moved = server.url.replace('127.0.0.1', 'localhost');
  expect(valueOf(await anna.engine.setServer(moved)).server).toBe(moved);
  await online(anna.engine);
  valueOf(await anna.engine.setHandle('moved'));
});

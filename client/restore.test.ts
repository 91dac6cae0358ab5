import { expect, test } from 'vitest';
import { testClients } from './testing/clients.ts';
import { chatWith, online, texts, until, valueOf } from './testing/harness.ts';

const house = testClients();

test('the phrase brings the account back on a new device, and others write to it', async () => {
  const anna = await house.join('restored');
  const boris = await house.join('friend');
  const chatId = await chatWith(boris, 'restored');
  valueOf(await boris.engine.sendText(chatId, 'before the loss'));
  await until(async () => (await anna.engine.chat(chatId))?.unreadCount === 1);
  const phrase = valueOf(await anna.engine.recoveryPhrase());
  const account = valueOf(await anna.engine.setDisplayName('Anna before'));
  valueOf(await anna.engine.logout());

  const next = await house.open();
  const request = { server: house.server.url, displayName: 'Anna again', phrase };
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
  const { engine } = await house.open();
  const phrase = await engine.createPhrase();
  const request = { server: house.server.url, displayName: 'Nobody', phrase };
  expect(await engine.restore(request)).toMatchObject({ ok: false, code: 'account-unknown' });
  const shuffled = phrase.toReversed();
  expect(await engine.restore({ ...request, phrase: shuffled.slice(1) })).toMatchObject({
    code: 'bad-phrase',
  });
  valueOf(await engine.register(request));
  expect(await engine.restore(request)).toMatchObject({ code: 'account-present' });
});

test('a server that moved is followed to its new address', async () => {
  const anna = await house.join('mover');
  expect(await anna.engine.setServer('http://127.0.0.1:1')).toMatchObject({
    code: 'server-unreachable',
  });
  expect((await anna.engine.account())?.server).toBe(house.server.url);
  const moved = house.server.url.replace('127.0.0.1', 'localhost');
  expect(valueOf(await anna.engine.setServer(moved)).server).toBe(moved);
  await online(anna.engine);
  valueOf(await anna.engine.setHandle('moved'));
});

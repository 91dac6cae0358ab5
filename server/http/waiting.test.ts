import { expect, test } from 'vitest';
import { WAITING_PATH } from '#contract/platform/waiting.ts';
import { HTTP_PATHS } from '#contract/wire/auth.ts';
import { login } from '../testing/account.ts';
import {
  addDevice,
  join,
  message,
  newId,
  bytes,
  openChat,
  openSocket,
  opened,
} from '../testing/client.ts';
import { testServer } from '../testing/server.ts';

const get = (url: string, token: string, without: string[] = []) =>
  fetch(url + WAITING_PATH, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ without }),
  });

/** The counts that a listener is told, in their order; ends with the stream. */
async function* counts(response: Response): AsyncGenerator<number> {
  let text = '';
  for await (const part of response.body!.pipeThrough(new TextDecoderStream())) {
    text += part;
    const lines = text.split('\n');
    text = lines.pop() ?? '';
    for (const line of lines) if (line.startsWith('data: ')) yield Number(line.slice(6));
  }
}

const next = async (told: AsyncGenerator<number>) => (await told.next()).value as number;

test('a locked device hears how many messages of others wait, also those from before', async () => {
  await using server = await testServer();
  const anna = await join(server.url);
  const boris = await join(server.url);
  const chatId = await openChat(anna, boris);
  const { token } = await boris.ask('session:listen', {});
  boris.close();
  const told = counts(await get(server.url, token));
  expect(await next(told)).toBe(0);
  await anna.ask('message:send', message(chatId));
  expect(await next(told)).toBe(1);
  await anna.ask('chat:commit', {
    chatId,
    epoch: 1,
    id: newId(),
    commit: bytes(),
    added: [],
    removed: [],
  });
  await anna.ask('message:send', message(chatId, 2));
  expect(await next(told)).toBe(2);
  const again = counts(await get(server.url, token));
  expect(await next(again)).toBe(2);
});

test('messages of chats that the device leaves out do not wait', async () => {
  await using server = await testServer();
  const anna = await join(server.url);
  const boris = await join(server.url);
  const clara = await join(server.url);
  const muted = await openChat(anna, boris);
  const chatId = await openChat(clara, boris);
  const { token } = await boris.ask('session:listen', {});
  const told = counts(await get(server.url, token, [muted]));
  expect(await next(told)).toBe(0);
  await anna.ask('message:send', message(muted));
  await clara.ask('message:send', message(chatId));
  let count = 0;
  while (count === 0) count = await next(told);
  expect(count).toBe(1);
});

test('what the own account wrote elsewhere does not wait', async () => {
  await using server = await testServer();
  const anna = await join(server.url);
  const boris = await join(server.url);
  const laptop = await addDevice(server.url, boris);
  const chatId = await openChat(anna, boris, laptop);
  const { token } = await laptop.ask('session:listen', {});
  const told = counts(await get(server.url, token));
  expect(await next(told)).toBe(0);
  await boris.ask('message:send', message(chatId));
  await anna.ask('message:send', message(chatId));
  let count = 0;
  while (count === 0) count = await next(told);
  expect(count).toBe(1);
});

test('a listener’s token opens nothing else, and a session’s token does not listen', async () => {
  await using server = await testServer();
  const anna = await join(server.url);
  const { token, expiresAt } = await anna.ask('session:listen', {});
  expect(expiresAt).toBeGreaterThan(Date.now());
  const socket = openSocket(server.url, token);
  expect(await opened(socket)).toBe('unauthorized');
  socket.disconnect();
  const session = await login(server.url, anna.device);
  expect((await get(server.url, session.token)).status).toBe(401);
  expect((await get(server.url, 'a.b')).status).toBe(401);
  expect((await fetch(server.url + WAITING_PATH, { method: 'POST' })).status).toBe(401);
  expect((await fetch(server.url + HTTP_PATHS.health)).status).toBe(200);
});

test('a revoked device stops hearing anything', async () => {
  await using server = await testServer();
  const anna = await join(server.url);
  const laptop = await addDevice(server.url, anna);
  const { token } = await laptop.ask('session:listen', {});
  const told = counts(await get(server.url, token));
  expect(await next(told)).toBe(0);
  await anna.ask('device:revoke', { deviceId: laptop.deviceId });
  expect((await told.next()).done).toBe(true);
  expect((await get(server.url, token)).status).toBe(403);
});

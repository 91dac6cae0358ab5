import { expect, test } from 'vitest';
import { createDevice, login, register, tryLogin } from '../testing/account.ts';
import {
  addDevice,
  connect,
  join,
  message,
  openChat,
  openSocket,
  opened,
} from '../testing/client.ts';
import { testServer } from '../testing/server.ts';
import { openSqlite } from '../repositories/sqlite/open.ts';
import { Tokens } from '../services/tokens.ts';
import { LIMITS } from '#contract/wire/limits.ts';

const closed = (client: { socket: { once(event: 'disconnect', done: () => void): unknown } }) =>
  new Promise<void>((resolve) => client.socket.once('disconnect', () => resolve()));

test('only a valid token opens a connection', async () => {
  await using server = await testServer();
  const device = createDevice();
  const { token } = await register(server.url, device);
  const [payload, signature] = token.split('.') as [string, string];
  const forged = Buffer.from(
    JSON.stringify({
      userId: device.userId,
      deviceId: createDevice().deviceId,
      expiresAt: Date.now() + 1000,
    }),
  ).toString('base64url');
  const attempts: [unknown, unknown, string][] = [
    [token, 1, 'connected'],
    [token, 2, 'bad-request'],
    [undefined, 1, 'bad-request'],
    [{}, 1, 'bad-request'],
    ['', 1, 'unauthorized'],
    ['a.b.c', 1, 'unauthorized'],
    [`${payload}.${signature.slice(0, -4)}AAAA`, 1, 'unauthorized'],
    [`${forged}.${signature}`, 1, 'unauthorized'],
  ];
  for (const [given, protocol, outcome] of attempts) {
    const socket = openSocket(server.url, given, protocol);
    expect(await opened(socket)).toBe(outcome);
    socket.disconnect();
  }
});

test('a token that ran out opens nothing', async () => {
  await using server = await testServer();
  const device = createDevice();
  await register(server.url, device);
  await server.close();
  // The secret survives a restart, so a token can be made for any moment.
  const repositories = await openSqlite(server.data, () => expect.unreachable());
  const secret = await repositories.settings.getOrCreate({
    key: 'token-secret',
    value: new Uint8Array(32),
  });
  await repositories.close();
  const tokens = new Tokens(secret);
  /** A token with so many ms left. */
  const lasting = (ms: number) =>
    tokens.issue(device.userId, device.deviceId, Date.now() - LIMITS.tokenLifetime + ms);
  await using again = await testServer({ data: server.data });
  expect(await opened(openSocket(again.url, lasting(-1).token))).toBe('token-expired');

  const short = lasting(3000);
  const ending = await connect(again.url, device, { ...short, ok: true } as never);
  const staying = await connect(again.url, device, { ...short, ok: true } as never);
  const { token, expiresAt } = await staying.ask('session:refresh', {});
  expect(expiresAt).toBeGreaterThan(Date.now() + LIMITS.tokenLifetime / 2);
  await closed(ending);
  await staying.ask('key-package:count', {});
  expect(await opened(openSocket(again.url, token))).toBe('connected');
});

test('a revoked device is out at once and for good', async () => {
  await using server = await testServer();
  const anna = await join(server.url);
  const boris = await join(server.url);
  const laptop = await addDevice(server.url, anna);
  const { token } = await login(server.url, laptop.device);
  const chatId = await openChat(boris, anna, laptop);

  await anna.push('device:update');
  const gone = closed(laptop);
  await anna.ask('device:revoke', { deviceId: laptop.deviceId });
  expect(await laptop.push('session:revoked')).toEqual({ deviceId: laptop.deviceId });
  await gone;
  expect(await opened(openSocket(server.url, token))).toBe('device-revoked');
  expect((await tryLogin(server.url, laptop.device)).body).toMatchObject({
    code: 'device-revoked',
  });
  expect(await boris.push('device:update')).toEqual({ userId: anna.userId });

  const { account } = await boris.ask('directory:lookup', { userId: anna.userId });
  expect(account.devices.map((device) => device.deviceId)).toEqual([anna.deviceId]);
  const { devices } = await anna.ask('device:list', {});
  expect(devices.map(({ deviceId, revoked }) => [deviceId, revoked])).toEqual([
    [anna.deviceId, false],
    [laptop.deviceId, true],
  ]);
  await boris.ask('message:send', message(chatId));
  expect(await anna.refused('device:revoke', { deviceId: laptop.deviceId })).toBe('not-found');
  expect(await anna.refused('device:revoke', { deviceId: boris.deviceId })).toBe('not-found');
});

test('a device may revoke itself and hears the answer', async () => {
  await using server = await testServer();
  const anna = await join(server.url);
  const gone = closed(anna);
  expect(await anna.request('device:revoke', { deviceId: anna.deviceId })).toEqual({ ok: true });
  await gone;
});

test('a device that connects over and over keeps only its newest connections', async () => {
  await using server = await testServer();
  const device = createDevice();
  const session = await register(server.url, device);
  const first = await connect(server.url, device, session);
  const gone = closed(first);
  for (let count = 0; count < 4; count++) await connect(server.url, device, session);
  await gone;
});

import { expect, test } from 'vitest';
import { LIMITS } from '#contract/wire/limits.ts';
import { addDevice, bytes, join, openChat } from '../testing/client.ts';
import { testServer } from '../testing/server.ts';

const HOUR = 60 * 60_000;
const keyPackage = (expiresAt = Date.now() + HOUR) => ({ data: bytes(100), expiresAt });

test('people are found by exact handle or id only', async () => {
  await using server = await testServer();
  const anna = await join(server.url, 'anna');
  const boris = await join(server.url);
  const lookup = (query: object) => boris.refused('directory:lookup', query as never);
  expect(await lookup({ handle: 'anna' })).toBe('ok');
  expect(await lookup({ userId: anna.userId })).toBe('ok');
  expect(await lookup({ handle: 'ann' })).toBe('not-found');
  expect(await lookup({ handle: 'anna', userId: anna.userId })).toBe('bad-request');
  expect(await boris.refused('handle:set', { handle: 'anna' as never })).toBe('handle-taken');
  await anna.ask('handle:set', { handle: null });
  expect(await lookup({ handle: 'anna' })).toBe('not-found');
  expect(await boris.ask('handle:set', { handle: 'anna' as never })).toEqual({
    ok: true,
    handle: 'anna',
  });
});

test('each key package is handed out once, then the last resort again and again', async () => {
  await using server = await testServer();
  const anna = await join(server.url);
  const boris = await join(server.url);
  const packages = [keyPackage(), keyPackage()];
  const lastResort = keyPackage();
  await anna.ask('key-package:upload', { packages: [keyPackage(Date.now() + 30)], lastResort });
  await new Promise((resolve) => setTimeout(resolve, 40));
  expect((await anna.ask('key-package:upload', { packages, lastResort })).count).toBe(2);
  const claims = await Promise.all(
    [1, 2, 3, 4].map(() => boris.ask('key-package:claim', { userId: anna.userId })),
  );
  const claimed = claims.map(({ devices }) => devices[0]?.keyPackage);
  expect(claimed).toEqual([packages[0]!.data, packages[1]!.data, lastResort.data, lastResort.data]);
  expect(await anna.push('key-package:low')).toEqual({ count: 1 });
  expect(await anna.ask('key-package:count', {})).toEqual({
    ok: true,
    count: 0,
    hasLastResort: true,
  });
});

test('a claim names every active device but the own one', async () => {
  await using server = await testServer();
  const anna = await join(server.url);
  const laptop = await addDevice(server.url, anna);
  const boris = await join(server.url);
  const all = await boris.ask('key-package:claim', { userId: anna.userId });
  expect(all.devices.map(({ deviceId, keyPackage: found }) => [deviceId, found])).toEqual([
    [anna.deviceId, null],
    [laptop.deviceId, null],
  ]);
  const own = await anna.ask('key-package:claim', { userId: anna.userId });
  expect(own.devices.map((device) => device.deviceId)).toEqual([laptop.deviceId]);
  const named = await boris.ask('key-package:claim', {
    userId: anna.userId,
    deviceIds: [laptop.deviceId, boris.deviceId],
  });
  expect(named.devices.map((device) => device.deviceId)).toEqual([laptop.deviceId]);
});

test('a device stores a limited number of key packages, none that ran out', async () => {
  await using server = await testServer();
  const anna = await join(server.url);
  const packages = Array.from({ length: LIMITS.keyPackagesPerUpload }, () => keyPackage());
  for (let i = 0; i < 3; i++) await anna.ask('key-package:upload', { packages });
  const { count } = await anna.ask('key-package:count', {});
  expect(count).toBe(LIMITS.keyPackagesStoredPerDevice);
  expect(await anna.refused('key-package:upload', { packages: [keyPackage(1)] })).toBe(
    'bad-request',
  );
});

test('presence: visible to whom one has received from, away only when all connections are', async () => {
  await using server = await testServer();
  const anna = await join(server.url);
  const boris = await join(server.url);
  const stranger = await join(server.url);
  const chatId = await openChat(anna, boris);
  const laptop = await addDevice(server.url, boris);
  const watch = { userIds: [boris.userId, stranger.userId] };
  expect((await anna.ask('presence:watch', watch)).presence).toEqual([]);
  await boris.ask('chat:confirm', { chatId, seq: 1 });
  const { presence } = await anna.ask('presence:watch', watch);
  expect(presence).toMatchObject([{ userId: boris.userId, state: 'online' }]);

  await boris.ask('presence:set', { state: 'away' });
  await laptop.ask('presence:set', { state: 'away' });
  expect(await anna.push('presence:update')).toMatchObject({ state: 'away' });
  boris.close();
  await laptop.ask('presence:set', { state: 'online' });
  expect(await anna.push('presence:update')).toMatchObject({ state: 'online' });
  laptop.close();
  const offline = await anna.push('presence:update');
  expect(offline).toMatchObject({ userId: boris.userId, state: 'offline' });
  const again = await anna.ask('presence:watch', watch);
  expect(again.presence).toEqual([offline]);
});

test('a sealed profile is for contacts, and versions only grow', async () => {
  await using server = await testServer();
  const anna = await join(server.url);
  const boris = await join(server.url);
  const stranger = await join(server.url);
  await openChat(anna, boris);
  const sealed = bytes(80);
  await anna.ask('profile:set', { version: 2, sealed });
  expect(await boris.push('profile:update')).toEqual({ userId: anna.userId, version: 2 });
  expect(await anna.refused('profile:set', { version: 2, sealed })).toBe('ok');
  expect(await anna.refused('profile:set', { version: 1, sealed: bytes() })).toBe('conflict');
  const profile = { ok: true, version: 2, sealed };
  expect(await boris.ask('profile:get', { userId: anna.userId })).toEqual(profile);
  expect(await anna.ask('profile:get', { userId: anna.userId })).toEqual(profile);
  expect(await stranger.refused('profile:get', { userId: anna.userId })).toBe('not-found');
  const versions = { profiles: [{ userId: anna.userId, version: 2 }] };
  expect(await boris.ask('profile:versions', {})).toMatchObject(versions);
  expect((await stranger.ask('profile:versions', {})).profiles).toEqual([]);
  expect(await anna.refused('profile:get', { userId: boris.userId })).toBe('not-found');
});

test('a chat needs two existing people', async () => {
  await using server = await testServer();
  const anna = await join(server.url);
  const create = (peerId: string) =>
    anna.refused('chat:create', { kind: 'direct', peerId: peerId as never });
  expect(await create(anna.userId)).toBe('bad-request');
  expect(await create('0'.repeat(32))).toBe('not-found');
});

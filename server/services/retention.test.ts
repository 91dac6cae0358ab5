import { DatabaseSync } from 'node:sqlite';
import { join as joinPath } from 'node:path';
import { expect, test } from 'vitest';
import { addDevice, join, message, openChat } from '../testing/client.ts';
import { createDevice, login } from '../testing/account.ts';
import { connect } from '../testing/client.ts';
import { testServer } from '../testing/server.ts';
import { Retention } from './retention.ts';
import { openSqlite } from '../repositories/sqlite/open.ts';

const silent = { debug() {}, info() {}, warn() {}, error() {}, fatal() {} };

/** Runs rounds of retention on the folder of a stopped server. */
async function sweep(data: string, keepMs = 60 * 60_000, rounds = 3) {
  const repositories = await openSqlite(data, () => expect.unreachable());
  const retention = new Retention(repositories.retention, keepMs, silent);
  for (let round = 0; round < rounds; round++) await retention.run();
  await repositories.close();
}

function inspect(data: string) {
  const db = new DatabaseSync(joinPath(data, 'vestnik.db'));
  const entries = db.prepare('SELECT seq, payload IS NULL AS emptied FROM entries').all();
  const welcomes = db.prepare('SELECT count(*) AS count FROM welcomes').get();
  db.close();
  return {
    kept: entries.filter((row) => row['emptied'] === 0).map((row) => row['seq']),
    rows: entries.length,
    welcomes: welcomes?.['count'],
  };
}

test('ciphertext goes once every device has it; numbering and ids stay', async () => {
  await using server = await testServer();
  const anna = await join(server.url);
  const boris = await join(server.url);
  const laptop = await addDevice(server.url, boris);
  const chatId = await openChat(anna, boris, laptop);
  const sent = [message(chatId), message(chatId), message(chatId)];
  for (const one of sent) await anna.ask('message:send', one);
  await anna.ask('chat:confirm', { chatId, seq: 4 });
  await boris.ask('chat:confirm', { chatId, seq: 4 });
  await laptop.ask('chat:confirm', { chatId, seq: 2 });
  await server.close();
  await sweep(server.data);
  expect(inspect(server.data)).toEqual({ kept: [3, 4], rows: 4, welcomes: 0 });

  await using again = await testServer({ data: server.data });
  const back = await connect(again.url, anna.device, await login(again.url, anna.device));
  expect(await back.ask('message:send', sent[0]!)).toMatchObject({ seq: 2 });
  expect(await back.ask('message:send', message(chatId))).toMatchObject({ seq: 5 });
  const behind = await connect(again.url, laptop.device, await login(again.url, laptop.device));
  const rest = await behind.ask('chat:fetch', { chatId, afterSeq: 2, limit: 9 });
  expect(rest.entries.map((entry) => entry.payload.byteLength > 0)).toEqual([true, true, true]);
  expect(rest.prunedTo).toBeUndefined();
  const lost = await behind.ask('chat:fetch', { chatId, afterSeq: 0, limit: 9 });
  expect([lost.prunedTo, lost.entries[0]?.seq]).toEqual([2, 3]);
});

test('a revoked device holds nothing back', async () => {
  await using server = await testServer();
  const anna = await join(server.url);
  const boris = await join(server.url);
  const laptop = await addDevice(server.url, boris);
  const chatId = await openChat(anna, boris, laptop);
  await anna.ask('message:send', message(chatId));
  for (const client of [anna, boris]) await client.ask('chat:confirm', { chatId, seq: 2 });
  await boris.ask('device:revoke', { deviceId: laptop.deviceId });
  await server.close();
  await sweep(server.data);
  expect(inspect(server.data).kept).toEqual([]);
});

test('what is past its time goes even unconfirmed, and nobody is blocked by the gap', async () => {
  await using server = await testServer();
  const anna = await join(server.url);
  const boris = await join(server.url);
  const chatId = await openChat(anna, boris);
  await anna.ask('message:send', message(chatId));
  await server.close();
  await sweep(server.data, -1000);
  expect(inspect(server.data)).toEqual({ kept: [], rows: 0, welcomes: 0 });

  await using again = await testServer({ data: server.data });
  const back = await connect(again.url, anna.device, await login(again.url, anna.device));
  const late = await connect(again.url, boris.device, await login(again.url, boris.device));
  const nothing = await late.ask('chat:fetch', { chatId, afterSeq: 0, limit: 9 });
  expect(nothing).toMatchObject({ entries: [], headSeq: 2, prunedTo: 2 });
  expect(await back.ask('message:send', message(chatId))).toMatchObject({ seq: 3 });
  const next = await late.ask('chat:fetch', { chatId, afterSeq: 2, limit: 9 });
  expect(next.entries.map((entry) => entry.seq)).toEqual([3]);
});

test('a running server prunes by itself', async () => {
  await using server = await testServer();
  const anna = await join(server.url);
  const boris = await join(server.url);
  const chatId = await openChat(anna, boris);
  await anna.ask('message:send', message(chatId));
  for (const client of [anna, boris]) await client.ask('chat:confirm', { chatId, seq: 2 });
  const device = createDevice(boris.device.identity);
  await login(server.url, device);
  const pruned = async () => {
    const { prunedTo } = await boris.ask('chat:fetch', { chatId, afterSeq: 0, limit: 9 });
    return prunedTo;
  };
  await expect.poll(pruned, { timeout: 10_000 }).toBe(2);
}, 15_000);

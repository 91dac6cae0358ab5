import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, expect, test } from 'vitest';
import { dek, randomBytes } from '#e2ee/keys.ts';
import { storeConformance } from '../testing/store-conformance.ts';
import { openSqliteStore } from './sqlite-store.ts';

const folder = mkdtempSync(join(tmpdir(), 'vestnik-store-'));
const fileOf = (place: string) => join(folder, `${place}.db`);

afterAll(() => rmSync(folder, { recursive: true }));

async function edit(place: string, sql: string): Promise<void> {
  const database = new DatabaseSync(fileOf(place));
  database.exec(sql);
  database.close();
}

storeConformance('SQLite store', {
  open: async (place, key) => openSqliteStore(fileOf(place), key),
  tamper: async (place) => {
    const database = new DatabaseSync(fileOf(place));
    const [row] = database.prepare('SELECT sealed FROM people').all();
    const sealed = row?.['sealed'] as Uint8Array;
    sealed[sealed.length - 1]! ^= 1;
    database.prepare('UPDATE people SET sealed = ?').run(sealed);
    database.close();
  },
  reorder: (place, id, order) =>
    edit(place, `UPDATE messages SET "order" = ${order} WHERE id = '${id}'`),
  age: (place) => edit(place, 'PRAGMA user_version = 99'),
});

/** Files of the folder that hold a text, the write-ahead log included. */
function filesWith(text: string): string[] {
  return readdirSync(folder).filter((name) => readFileSync(join(folder, name)).includes(text));
}

test('nothing readable lies on disk', async () => {
  const canary = 'canary-7f3a91';
  const place = 'canary';
  const store = openSqliteStore(fileOf(place), dek(randomBytes(32)));
  await store.write([
    { table: 'messages', put: { id: canary, chatId: 'a', order: 1, text: 'hello' } },
  ]);
  expect(filesWith(canary), 'the search finds a key in clear').toEqual([`${place}.db-wal`]);

  const secret = 'canary-secret-2b44';
  await store.write([
    { table: 'messages', put: { id: '1', chatId: 'a', order: 2, text: secret } },
    { table: 'people', put: { userId: 'u', displayName: secret } },
  ]);
  expect(filesWith(secret)).toEqual([]);
  await store.close();
  expect(filesWith(canary), 'after the checkpoint').toEqual([`${place}.db`]);
  expect(filesWith(secret)).toEqual([]);
});

test('the key is wiped at the end', async () => {
  const key = dek(randomBytes(32));
  const store = openSqliteStore(fileOf('wiped'), key);
  await store.close();
  expect(key).toEqual(new Uint8Array(32));
});

import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, expect, test } from 'vitest';
import { putMessage } from '#client/records/message.ts';
import { TABLES_OF_VERSIONS } from '#client/ports/store.ts';
import { storedMessage } from '#client/search/testing/corpus.ts';
import { indexOf } from '#client/search/testing/index-of.ts';
import { dek, randomBytes } from '#e2ee/keys.ts';
import { openSqliteStore } from './sqlite-store.ts';

const folder = mkdtempSync(join(tmpdir(), 'vestnik-search-'));
afterAll(() => rmSync(folder, { recursive: true }));

const filesWith = (text: string): string[] =>
  readdirSync(folder).filter((name) => readFileSync(join(folder, name)).includes(text));

test('a database of version 1 opens, and its history is indexed afterwards', async () => {
  const file = join(folder, 'version-1.db');
  const key = randomBytes(32);
  const first = openSqliteStore(file, dek(key.slice()));
  await first.write([putMessage(storedMessage(1, 0, 1, 'Старые столы'))]);
  await first.close();
  const database = new DatabaseSync(file);
  for (const table of TABLES_OF_VERSIONS.slice(1).flat()) database.exec(`DROP TABLE "${table}"`);
  database.exec('PRAGMA user_version = 1');
  database.close();

  const store = openSqliteStore(file, dek(key.slice()));
  const index = await indexOf(store, [1]);
  await index.built();
  expect(await index.ids({ query: 'стол' })).toHaveLength(1);
  expect(index.views.at(-1)).toEqual({ state: 'ready', indexed: 1, total: 1 });
  await index.indexer.end();
  await store.close();
});

test('an index of more than one segment finds all, and holds nothing readable', async () => {
  const count = 9_000;
  const canary = 'канарейка7f3a';
  const store = openSqliteStore(join(folder, 'segments.db'), dek(randomBytes(32)));
  await store.write(
    Array.from({ length: count }, (_, at) =>
      putMessage(storedMessage(at, 0, at + 1, `${canary} номер n${at}`)),
    ),
  );
  const index = await indexOf(store, [count]);
  await index.built();
  expect(await store.count('searchSegments')).toBe(2);
  const page = await index.find({ query: canary, limit: 1 });
  expect(page).toMatchObject({ ok: true, value: { total: count } });
  for (const at of [0, 807, 8191, 8999]) {
    expect(await index.ids({ query: `n${at} ` })).toEqual([storedMessage(at, 0, 1, '').id]);
  }
  await index.indexer.end();
  await store.close();
  expect(filesWith(canary)).toEqual([]);
  expect(filesWith('searchBlocks'), 'the search finds what is in clear').toContain('segments.db');
});

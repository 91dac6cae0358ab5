import 'fake-indexeddb/auto';
import { Dexie } from 'dexie';
import { expect, test } from 'vitest';
import { storedMessage } from '#client/search/testing/corpus.ts';
import { indexOf } from '#client/search/testing/index-of.ts';
import { dek, randomBytes } from '#e2ee/keys.ts';
import { openDexieStore } from './dexie-store.ts';
import { MIGRATIONS } from './schema.ts';
import { sealingMiddleware } from './sealing-middleware.ts';

test('a database of version 1 opens, and its history is indexed afterwards', async () => {
  const key = randomBytes(32);
  const first = new Dexie('version-1');
  first.version(1).stores(MIGRATIONS[0]!.stores);
  first.use(sealingMiddleware(dek(key.slice())));
  await first.table('messages').put(storedMessage(1, 0, 1, 'Старые столы'));
  first.close();

  const store = await openDexieStore('version-1', dek(key.slice()));
  const index = await indexOf(store, [1]);
  await index.built();
  expect(await index.ids({ query: 'стол' })).toHaveLength(1);
  await index.indexer.end();
  await store.close();
  const { databases } = indexedDB;
  const [database] = (await databases.call(indexedDB)).filter(({ name }) => name === 'version-1');
  expect(database?.version).toBe(MIGRATIONS.length * 10);
});

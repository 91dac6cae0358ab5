import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { storeConformance } from '#client-node/testing/store-conformance.ts';
import { dek, randomBytes } from '#e2ee/keys.ts';
import { openDexieStore } from './dexie-store.ts';
import { storeError } from './dexie-errors.ts';

const settled = <T>(request: IDBRequest<T>) =>
  new Promise<T>((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });

interface Row {
  sealed: Uint8Array;
  order?: number;
}

async function editRows(place: string, table: string, edit: (row: Row) => void): Promise<void> {
  const database = await settled(indexedDB.open(place));
  const rows = database.transaction(table, 'readwrite').objectStore(table);
  for (const row of (await settled(rows.getAll())) as Row[]) {
    edit(row);
    await settled(rows.put(row));
  }
  database.close();
}

storeConformance('Dexie store', {
  open: (place, key) => openDexieStore(place, key),
  tamper: (place) =>
    editRows(place, 'people', (row) => {
      row.sealed[row.sealed.length - 1]! ^= 1;
    }),
  reorder: (place, id, order) =>
    editRows(place, 'messages', (row) => {
      if ('id' in row && row.id === id) row.order = order;
    }),
  age: async (place) => {
    const database = await settled(indexedDB.open(place, 990));
    database.close();
  },
});

test('rows hold key, index fields and sealed bytes only', async () => {
  const store = await openDexieStore('rows', dek(randomBytes(32)));
  const canary = 'canary-5d21';
  await store.write([
    { table: 'messages', put: { id: 'i', chatId: 'c', order: 1, text: canary, own: true } },
  ]);
  await store.close();
  const database = await settled(indexedDB.open('rows'));
  const rows = await settled(database.transaction('messages').objectStore('messages').getAll());
  database.close();
  expect(Object.keys(rows[0]).toSorted()).toEqual(['chatId', 'id', 'order', 'sealed']);
  expect(Buffer.from(rows[0].sealed).includes('canary-5d21')).toBe(false);
  expect(Buffer.from(rows[0].chatId).includes('c'), 'the search finds what is there').toBe(true);
});

test('a full disk is told apart, however deep Dexie hides it', () => {
  const quota = new DOMException('full', 'QuotaExceededError');
  const aborted = Object.assign(new Error('aborted'), { name: 'AbortError', inner: quota });
  const bulk = Object.assign(new Error('bulk'), { name: 'BulkError', failures: [aborted] });
  expect(storeError(bulk).code).toBe('storage-full');
  expect(storeError(new Error('else')).code).toBe('storage-failed');
});

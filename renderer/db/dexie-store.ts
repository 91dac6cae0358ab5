import { Dexie } from 'dexie';
import {
  type Key,
  type RangeQuery,
  type Store,
  StoreError,
  type StoredRecord,
  type TableName,
  type WriteOp,
} from '#client/ports/store.ts';
import { type Dek, wipe } from '#e2ee/keys.ts';
import { storeError } from './dexie-errors.ts';
import { boundsOf, primaryKey } from './range.ts';
import { MIGRATIONS, SCHEMA_VERSION } from './schema.ts';
import { sealingMiddleware } from './sealing-middleware.ts';
import { applyOps } from './write.ts';

/**
 * Opens or creates the sealed store in IndexedDB, in a page or a worker. The store owns `dek` from
 * here on and wipes it at the end.
 * @throws StoreError
 */
export async function openDexieStore(name: string, dek: Dek): Promise<Store> {
  const database = new Dexie(name, { chromeTransactionDurability: 'strict', cache: 'disabled' });
  for (const { version, stores } of MIGRATIONS) database.version(version).stores(stores);
  database.use(sealingMiddleware(dek));
  try {
    await database.open();
    // Dexie opens databases of newer versions, too; their records could mean something else.
    if (Math.floor(database.backendDB().version / 10) > SCHEMA_VERSION) {
      throw new StoreError('storage-newer');
    }
  } catch (error) {
    database.close();
    throw storeError(error);
  }
  return new DexieStore(database, dek);
}

class DexieStore implements Store {
  readonly #database: Dexie;
  readonly #dek: Dek;

  constructor(database: Dexie, dek: Dek) {
    this.#database = database;
    this.#dek = dek;
  }

  get(table: TableName, key: Key): Promise<StoredRecord | undefined> {
    return typed(async () => this.#database.table(table).get(primaryKey(table, key)));
  }

  getMany(table: TableName, keys: Key[]): Promise<(StoredRecord | undefined)[]> {
    return typed(async () =>
      this.#database.table(table).bulkGet(keys.map((key) => primaryKey(table, key))),
    );
  }

  all(table: TableName): Promise<StoredRecord[]> {
    return typed(async () => this.#database.table(table).toArray());
  }

  range(table: TableName, query: RangeQuery): Promise<StoredRecord[]> {
    return typed(async () => {
      let found = this.#select(table, query);
      if (query.reverse) found = found.reverse();
      if (query.limit !== undefined) found = found.limit(query.limit);
      return found.toArray();
    });
  }

  count(table: TableName, query?: Omit<RangeQuery, 'reverse' | 'limit'>): Promise<number> {
    return typed(async () =>
      query ? this.#select(table, query).count() : this.#database.table(table).count(),
    );
  }

  write(ops: WriteOp[]): Promise<void> {
    return typed(async () => applyOps(this.#database, ops));
  }

  async close(): Promise<void> {
    this.#database.close({ disableAutoOpen: true });
    wipe(this.#dek);
  }

  async wipe(): Promise<void> {
    await typed(async () => this.#database.delete({ disableAutoOpen: true }));
    wipe(this.#dek);
  }

  async usage(): Promise<{ usedBytes: number | null; quotaBytes: number | null }> {
    const { usage, quota } = await navigator.storage.estimate();
    return { usedBytes: usage ?? null, quotaBytes: quota ?? null };
  }

  #select(table: TableName, query: Omit<RangeQuery, 'reverse' | 'limit'>) {
    const { index, lower, upper, lowerOpen, upperOpen } = boundsOf(table, query);
    return this.#database.table(table).where(index).between(lower, upper, !lowerOpen, !upperOpen);
  }
}

async function typed<T>(action: () => Promise<T>): Promise<T> {
  try {
    return await action();
  } catch (error) {
    throw storeError(error);
  }
}

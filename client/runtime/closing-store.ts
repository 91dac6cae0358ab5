import {
  type Key,
  type RangeQuery,
  type Store,
  StoreError,
  type StoredRecord,
  type TableName,
  type WriteOp,
} from '../ports/store.ts';

/** A store that closes when everything under way is through, and answers nothing afterwards. */
export class ClosingStore implements Store {
  readonly #store: Store;
  readonly #running = new Set<Promise<unknown>>();
  #closed = false;

  constructor(store: Store) {
    this.#store = store;
  }

  get(table: TableName, key: Key): Promise<StoredRecord | undefined> {
    return this.#run(() => this.#store.get(table, key));
  }

  getMany(table: TableName, keys: Key[]): Promise<(StoredRecord | undefined)[]> {
    return this.#run(() => this.#store.getMany(table, keys));
  }

  all(table: TableName): Promise<StoredRecord[]> {
    return this.#run(() => this.#store.all(table));
  }

  range(table: TableName, query: RangeQuery): Promise<StoredRecord[]> {
    return this.#run(() => this.#store.range(table, query));
  }

  count(table: TableName, query?: Omit<RangeQuery, 'reverse' | 'limit'>): Promise<number> {
    return this.#run(() => this.#store.count(table, query));
  }

  write(ops: WriteOp[]): Promise<void> {
    return this.#run(() => this.#store.write(ops));
  }

  usage() {
    return this.#run(() => this.#store.usage());
  }

  async close(): Promise<void> {
    await this.#settle();
    await this.#store.close();
  }

  async wipe(): Promise<void> {
    await this.#settle();
    await this.#store.wipe();
  }

  async #run<T>(task: () => Promise<T>): Promise<T> {
    if (this.#closed) throw new StoreError('storage-failed');
    const running = task();
    this.#running.add(running);
    try {
      return await running;
    } finally {
      this.#running.delete(running);
    }
  }

  async #settle(): Promise<void> {
    this.#closed = true;
    await Promise.allSettled(this.#running);
  }
}

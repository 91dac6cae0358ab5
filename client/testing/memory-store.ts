import {
  type Key,
  type KeyPart,
  type RangeQuery,
  type Store,
  type StoredRecord,
  TABLES,
  type TableName,
  type WriteOp,
} from '../ports/store.ts';

type Table = Map<string, StoredRecord>;

/** A store in memory with the semantics of the real ones; records are copied in and out. */
export class MemoryStore implements Store {
  #tables = new Map<TableName, Table>();
  wiped = false;

  async get(table: TableName, key: Key): Promise<StoredRecord | undefined> {
    return structuredClone(this.#table(table).get(JSON.stringify(key)));
  }

  getMany(table: TableName, keys: Key[]): Promise<(StoredRecord | undefined)[]> {
    return Promise.all(keys.map((key) => this.get(table, key)));
  }

  async all(table: TableName): Promise<StoredRecord[]> {
    return structuredClone([...this.#table(table).values()]);
  }

  async range(table: TableName, query: RangeQuery): Promise<StoredRecord[]> {
    const fields = indexFields(table, query.index);
    const sorted = this.#matching(table, query).toSorted((a, b) =>
      compareKeys(valuesOf(a, fields), valuesOf(b, fields)),
    );
    if (query.reverse) sorted.reverse();
    return structuredClone(sorted.slice(0, query.limit));
  }

  async count(table: TableName, query?: Omit<RangeQuery, 'reverse' | 'limit'>): Promise<number> {
    return query === undefined ? this.#table(table).size : this.#matching(table, query).length;
  }

  async write(ops: WriteOp[]): Promise<void> {
    for (const op of structuredClone(ops)) {
      const table = this.#table(op.table);
      if ('put' in op) {
        table.set(JSON.stringify(valuesOf(op.put, TABLES[op.table].key)), op.put);
      } else if ('delete' in op) {
        table.delete(JSON.stringify(op.delete));
      } else {
        const fields = indexFields(op.table, op.index);
        for (const [key, record] of table) {
          if (startsWith(valuesOf(record, fields), op.deletePrefix)) table.delete(key);
        }
      }
    }
  }

  async close(): Promise<void> {}

  async wipe(): Promise<void> {
    this.#tables.clear();
    this.wiped = true;
  }

  async usage() {
    return { usedBytes: null, quotaBytes: null };
  }

  #table(name: TableName): Table {
    let table = this.#tables.get(name);
    if (table === undefined) this.#tables.set(name, (table = new Map()));
    return table;
  }

  #matching(table: TableName, { index, prefix = [], above, below }: RangeQuery): StoredRecord[] {
    const fields = indexFields(table, index);
    return [...this.#table(table).values()].filter((record) => {
      const values = valuesOf(record, fields);
      const next = values[prefix.length];
      if (!startsWith(values, prefix)) return false;
      if (above !== undefined && (next === undefined || comparePart(next, above) <= 0))
        return false;
      return below === undefined || (next !== undefined && comparePart(next, below) < 0);
    });
  }
}

function indexFields(table: TableName, index: string): readonly string[] {
  const fields = (TABLES[table].indexes as Record<string, readonly string[]>)[index];
  if (fields === undefined) throw new Error(`no index ${index} on ${table}`);
  return fields;
}

function valuesOf(record: StoredRecord, fields: readonly string[]): KeyPart[] {
  return fields.map((field) => {
    const value = record[field];
    if (typeof value !== 'string' && typeof value !== 'number') {
      throw new Error(`key field ${field} is missing`);
    }
    return value;
  });
}

function startsWith(values: KeyPart[], prefix: Key): boolean {
  return prefix.every((part, at) => values[at] === part);
}

function compareKeys(a: KeyPart[], b: KeyPart[]): number {
  for (const [at, part] of a.entries()) {
    const order = comparePart(part, b[at] ?? part);
    if (order !== 0) return order;
  }
  return 0;
}

function comparePart(a: KeyPart, b: KeyPart): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

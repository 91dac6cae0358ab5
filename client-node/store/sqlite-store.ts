import { rmSync, statSync } from 'node:fs';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { open, seal } from '#client/ports/sealed-record.ts';
import type {
  Key,
  KeyPart,
  RangeQuery,
  Store,
  StoredRecord,
  TableName,
  WriteOp,
} from '#client/ports/store.ts';
import { type Dek, wipe } from '#e2ee/keys.ts';
import { GroupCommit } from './group-commit.ts';
import { migrate } from './migrations.ts';
import {
  type Sql,
  allSql,
  countSql,
  deletePrefixSql,
  deleteSql,
  getSql,
  putSql,
  rangeSql,
} from './sql.ts';
import { storeError } from './sqlite-errors.ts';

/** WAL with a sync at each commit; alone on the file, SQLite needs no shared memory for the WAL. */
const PRAGMAS = `
  PRAGMA locking_mode = EXCLUSIVE;
  PRAGMA journal_mode = WAL;
  PRAGMA synchronous = FULL;
  PRAGMA cache_size = -16384;
`;

type Row = [...KeyPart[], Uint8Array<ArrayBuffer>];

/**
 * Opens or creates the sealed store in an SQLite file. The store owns `dek` from here on and wipes it
 * at the end.
 * @throws StoreError
 */
export function openSqliteStore(path: string, dek: Dek): Store {
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(path);
    database.exec(PRAGMAS);
    migrate(database);
  } catch (cause) {
    database?.close();
    throw storeError(cause);
  }
  return new SqliteStore(path, database, dek);
}

class SqliteStore implements Store {
  readonly #path: string;
  readonly #database: DatabaseSync;
  readonly #dek: Dek;
  readonly #statements = new Map<string, StatementSync>();
  readonly #commits = new GroupCommit((statements) => this.#transact(statements));

  constructor(path: string, database: DatabaseSync, dek: Dek) {
    this.#path = path;
    this.#database = database;
    this.#dek = dek;
  }

  async get(table: TableName, key: Key): Promise<StoredRecord | undefined> {
    return this.#read(table, getSql(table, key))[0];
  }

  async getMany(table: TableName, keys: Key[]): Promise<(StoredRecord | undefined)[]> {
    return keys.map((key) => this.#read(table, getSql(table, key))[0]);
  }

  async all(table: TableName): Promise<StoredRecord[]> {
    return this.#read(table, allSql(table));
  }

  async range(table: TableName, query: RangeQuery): Promise<StoredRecord[]> {
    return this.#read(table, rangeSql(table, query));
  }

  async count(table: TableName, query?: Omit<RangeQuery, 'reverse' | 'limit'>): Promise<number> {
    const [row] = this.#rows(countSql(table, query)) as unknown as [[number]];
    return row[0];
  }

  async write(ops: WriteOp[]): Promise<void> {
    if (ops.length === 0) return;
    // Sealed at once: what the caller changes afterwards is not written.
    const statements = ops.map((op) => this.#statementOf(op));
    try {
      await this.#commits.add(statements);
    } catch (cause) {
      throw storeError(cause);
    }
  }

  async close(): Promise<void> {
    if (!this.#database.isOpen) return;
    this.#commits.flush();
    this.#statements.clear();
    this.#database.close();
    wipe(this.#dek);
  }

  async wipe(): Promise<void> {
    await this.close();
    for (const suffix of ['', '-wal', '-shm', '-journal']) {
      rmSync(this.#path + suffix, { force: true });
    }
  }

  async usage(): Promise<{ usedBytes: number | null; quotaBytes: number | null }> {
    let usedBytes = 0;
    for (const suffix of ['', '-wal']) {
      usedBytes += statSync(this.#path + suffix, { throwIfNoEntry: false })?.size ?? 0;
    }
    return { usedBytes, quotaBytes: null };
  }

  #statementOf(op: WriteOp): Sql {
    if ('put' in op) {
      const { fields, sealed } = seal(this.#dek, op.table, op.put);
      return putSql(op.table, fields, sealed);
    }
    if ('delete' in op) return deleteSql(op.table, op.delete);
    return deletePrefixSql(op.table, op.index, op.deletePrefix);
  }

  #transact(statements: Sql[]): void {
    this.#database.exec('BEGIN IMMEDIATE');
    try {
      for (const { text, values } of statements) this.#statement(text).run(...values);
      this.#database.exec('COMMIT');
    } catch (cause) {
      // SQLite has rolled back by itself when the disk is full.
      if (this.#database.isTransaction) this.#database.exec('ROLLBACK');
      throw cause;
    }
  }

  #read(table: TableName, sql: Sql): StoredRecord[] {
    return this.#rows(sql).map((row) => {
      const sealed = row.at(-1) as Uint8Array<ArrayBuffer>;
      return open(this.#dek, table, { fields: row.slice(0, -1) as KeyPart[], sealed });
    });
  }

  #rows({ text, values }: Sql): Row[] {
    try {
      this.#commits.flush();
      return this.#statement(text).all(...values) as unknown as Row[];
    } catch (cause) {
      throw storeError(cause);
    }
  }

  #statement(text: string): StatementSync {
    let statement = this.#statements.get(text);
    if (!statement) {
      statement = this.#database.prepare(text);
      statement.setReturnArrays(true);
      this.#statements.set(text, statement);
    }
    return statement;
  }
}

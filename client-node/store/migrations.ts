import type { DatabaseSync } from 'node:sqlite';
import { clearFields } from '#client/ports/sealed-record.ts';
import { StoreError, TABLES, TABLES_OF_VERSIONS, type TableName } from '#client/ports/store.ts';

/** One step per schema version, oldest first; a step that was released never changes. */
const MIGRATIONS = TABLES_OF_VERSIONS.map(
  (tables) => (database: DatabaseSync) => createTables(database, tables),
);

/**
 * Brings a database to the newest schema, in one transaction per step.
 * @throws StoreError `storage-newer` when a newer version of the product wrote it.
 */
export function migrate(database: DatabaseSync): void {
  const row = database.prepare('PRAGMA user_version').get();
  const version = Number(row?.['user_version'] ?? 0);
  if (version > MIGRATIONS.length) throw new StoreError('storage-newer');
  for (let next = version; next < MIGRATIONS.length; next++) {
    database.exec('BEGIN');
    MIGRATIONS[next]?.(database);
    database.exec(`PRAGMA user_version = ${next + 1}`);
    database.exec('COMMIT');
  }
}

/** Columns without a type keep texts and numbers as they are. Rowid tables suit blobs. */
function createTables(database: DatabaseSync, tables: readonly TableName[]): void {
  for (const table of tables) {
    const { key, indexes } = TABLES[table];
    const columns = clearFields(table).map((name) => `"${name}" NOT NULL`);
    const primaryKey = quoted(key);
    database.exec(
      `CREATE TABLE "${table}" (${columns.join(', ')}, sealed BLOB NOT NULL, PRIMARY KEY (${primaryKey}))`,
    );
    for (const [name, fields] of Object.entries<readonly string[]>(indexes)) {
      // The key at the end gives records with equal index values a fixed order.
      const indexed = quoted([...new Set([...fields, ...key])]);
      database.exec(`CREATE INDEX "${table}_${name}" ON "${table}" (${indexed})`);
    }
  }
}

function quoted(names: readonly string[]): string {
  return names.map((name) => `"${name}"`).join(', ');
}

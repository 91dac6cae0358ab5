import { TABLES, TABLES_OF_VERSIONS, type TableName } from '#client/ports/store.ts';

/** Name of the field that holds all that is not a key or an index. */
export const SEALED_FIELD = 'sealed';

/** One step per schema version, oldest first; a step that was released never changes. */
export const MIGRATIONS: readonly { version: number; stores: Record<string, string> }[] =
  TABLES_OF_VERSIONS.map((tables, at) => ({ version: at + 1, stores: storesOf(tables) }));

/** Newest schema version that this program knows. */
export const SCHEMA_VERSION = MIGRATIONS.length;

/** Dexie's description of tables: the key first, then the indexes that differ from it. */
function storesOf(tables: readonly TableName[]): Record<string, string> {
  return Object.fromEntries(
    tables.map((table) => {
      const { key, indexes } = TABLES[table];
      const paths = [key, ...Object.values<readonly string[]>(indexes)].map(keyPath);
      return [table, [...new Set(paths)].join(', ')];
    }),
  );
}

/** Key path of a key or an index in Dexie's notation. */
export function keyPath(fields: readonly string[]): string {
  return fields.length === 1 ? `${fields[0]}` : `[${fields.join('+')}]`;
}

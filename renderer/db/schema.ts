import { TABLES } from '#client/ports/store.ts';

/** Name of the field that holds all that is not a key or an index. */
export const SEALED_FIELD = 'sealed';

/** One step per schema version, oldest first; a step that was released never changes. */
export const MIGRATIONS: readonly { version: number; stores: Record<string, string> }[] = [
  { version: 1, stores: storesOf(TABLES) },
];

/** Newest schema version that this program knows. */
export const SCHEMA_VERSION = MIGRATIONS.length;

type Tables = Record<
  string,
  { key: readonly string[]; indexes: Record<string, readonly string[]> }
>;

/** Dexie's description of tables: the key first, then the indexes that differ from it. */
function storesOf(tables: Tables): Record<string, string> {
  return Object.fromEntries(
    Object.entries(tables).map(([table, { key, indexes }]) => {
      const paths = [key, ...Object.values(indexes)].map(keyPath);
      return [table, [...new Set(paths)].join(', ')];
    }),
  );
}

/** Key path of a key or an index in Dexie's notation. */
export function keyPath(fields: readonly string[]): string {
  return fields.length === 1 ? `${fields[0]}` : `[${fields.join('+')}]`;
}

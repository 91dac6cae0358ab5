import { type IndexableType, Dexie } from 'dexie';
import {
  type Key,
  type RangeQuery,
  StoreError,
  TABLES,
  type TableName,
} from '#client/ports/store.ts';
import { keyPath } from './schema.ts';

/** Bounds of an IndexedDB key range over one index. */
export interface Bounds {
  index: string;
  lower: IndexableType;
  upper: IndexableType;
  lowerOpen: boolean;
  upperOpen: boolean;
}

/** Sorts behind every text and number: IndexedDB puts arrays last. */
const LAST = Dexie.maxKey as IndexableType;

/**
 * Bounds of a query. An array that is the beginning of another sorts before it, which makes a prefix
 * a range: from the prefix itself to the prefix followed by the greatest key.
 */
export function boundsOf(
  table: TableName,
  { index, prefix = [], above, below }: Omit<RangeQuery, 'reverse' | 'limit'>,
): Bounds {
  const fields = indexFields(table, index);
  const bounded = above !== undefined || below !== undefined;
  if (prefix.length + (bounded ? 1 : 0) > fields.length) {
    throw new StoreError('storage-failed', new RangeError(`${index} has fewer fields`));
  }
  const name = keyPath(fields);
  if (fields.length === 1) {
    const [only] = prefix;
    return {
      index: name,
      lower: only ?? above ?? -Infinity,
      upper: only ?? below ?? LAST,
      lowerOpen: above !== undefined,
      upperOpen: below !== undefined,
    };
  }
  return {
    index: name,
    lower: above === undefined ? [...prefix] : [...prefix, above, LAST as string],
    upper: [...prefix, below ?? (LAST as string)],
    lowerOpen: above !== undefined,
    upperOpen: below !== undefined,
  };
}

/** A record's key as IndexedDB knows it. */
export function primaryKey(table: TableName, key: Key): IndexableType {
  if (key.length !== TABLES[table].key.length) {
    throw new StoreError('storage-failed', new RangeError(`a key of ${table} has other fields`));
  }
  return key.length === 1 ? (key[0] as string) : [...key];
}

function indexFields(table: TableName, index: string): readonly string[] {
  const indexes: Record<string, readonly string[]> = TABLES[table].indexes;
  const fields = Object.hasOwn(indexes, index) ? indexes[index] : undefined;
  if (!fields) throw new StoreError('storage-failed', new RangeError(`no index ${index}`));
  return fields;
}

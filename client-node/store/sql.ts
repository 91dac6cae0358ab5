import { clearFields } from '#client/ports/sealed-record.ts';
import {
  type Key,
  type KeyPart,
  type RangeQuery,
  StoreError,
  TABLES,
  type TableName,
} from '#client/ports/store.ts';

/** A statement and the values of its placeholders. The text is the same for every value. */
export interface Sql {
  text: string;
  values: (KeyPart | Uint8Array)[];
}

/** Columns of a read: the clear fields, then the sealed part. */
function columns(table: TableName): string {
  return [...clearFields(table), 'sealed'].map((name) => `"${name}"`).join(', ');
}

export function putSql(table: TableName, fields: KeyPart[], sealed: Uint8Array): Sql {
  const places = Array.from({ length: fields.length + 1 }, () => '?').join(', ');
  const text = `INSERT OR REPLACE INTO "${table}" (${columns(table)}) VALUES (${places})`;
  return { text, values: [...fields, sealed] };
}

export function getSql(table: TableName, key: Key): Sql {
  return {
    text: `SELECT ${columns(table)} FROM "${table}" WHERE ${equal(TABLES[table].key)}`,
    values: whole(table, key),
  };
}

export function deleteSql(table: TableName, key: Key): Sql {
  return {
    text: `DELETE FROM "${table}" WHERE ${equal(TABLES[table].key)}`,
    values: whole(table, key),
  };
}

export function deletePrefixSql(table: TableName, index: string, prefix: Key): Sql {
  const { where, values } = bounds(indexFields(table, index), { index, prefix });
  return { text: `DELETE FROM "${table}"${where}`, values };
}

/** All records in the order of their keys. */
export function allSql(table: TableName): Sql {
  const order = TABLES[table].key.map((name) => `"${name}"`).join(', ');
  return { text: `SELECT ${columns(table)} FROM "${table}" ORDER BY ${order}`, values: [] };
}

export function rangeSql(table: TableName, query: RangeQuery): Sql {
  const fields = indexFields(table, query.index);
  const { where, values } = bounds(fields, query);
  const direction = query.reverse ? ' DESC' : '';
  const order = [...new Set([...fields, ...TABLES[table].key])]
    .map((name) => `"${name}"${direction}`)
    .join(', ');
  let text = `SELECT ${columns(table)} FROM "${table}"${where} ORDER BY ${order}`;
  if (query.limit !== undefined) {
    text += ' LIMIT ?';
    values.push(query.limit);
  }
  return { text, values };
}

export function countSql(table: TableName, query?: Omit<RangeQuery, 'reverse' | 'limit'>): Sql {
  if (!query) return { text: `SELECT count(*) FROM "${table}"`, values: [] };
  const { where, values } = bounds(indexFields(table, query.index), query);
  return { text: `SELECT count(*) FROM "${table}"${where}`, values };
}

function bounds(
  fields: readonly string[],
  query: RangeQuery,
): { where: string; values: KeyPart[] } {
  const { prefix = [], above, below } = query;
  const next = fields[prefix.length];
  const bounded = above !== undefined || below !== undefined;
  if (prefix.length > fields.length || (bounded && next === undefined)) {
    throw new StoreError('storage-failed', new RangeError(`${query.index} has fewer fields`));
  }
  const terms = fields.slice(0, prefix.length).map((name) => `"${name}" = ?`);
  const values = [...prefix];
  if (above !== undefined) {
    terms.push(`"${next}" > ?`);
    values.push(above);
  }
  if (below !== undefined) {
    terms.push(`"${next}" < ?`);
    values.push(below);
  }
  return { where: terms.length > 0 ? ` WHERE ${terms.join(' AND ')}` : '', values };
}

function indexFields(table: TableName, index: string): readonly string[] {
  const indexes: Record<string, readonly string[]> = TABLES[table].indexes;
  const fields = Object.hasOwn(indexes, index) ? indexes[index] : undefined;
  if (!fields) throw new StoreError('storage-failed', new RangeError(`no index ${index}`));
  return fields;
}

function equal(names: readonly string[]): string {
  return names.map((name) => `"${name}" = ?`).join(' AND ');
}

function whole(table: TableName, key: Key): KeyPart[] {
  if (key.length === TABLES[table].key.length) return [...key];
  throw new StoreError('storage-failed', new RangeError(`a key of ${table} has other fields`));
}

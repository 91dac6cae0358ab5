import type { Dek } from '#e2ee/keys.ts';
import { decodeRecord, encodeRecord, openRecord, sealRecord } from '#e2ee/sealing/sealing.ts';
import { type KeyPart, StoreError, type StoredRecord, TABLES, type TableName } from './store.ts';

/** A record as it lies on disk: the fields of {@link clearFields} in their order, the rest sealed. */
export interface SealedRecord {
  fields: KeyPart[];
  sealed: Uint8Array<ArrayBuffer>;
}

const CLEAR_FIELDS = new Map<string, readonly string[]>();
for (const [table, { key, indexes }] of Object.entries(TABLES)) {
  const indexed = Object.values<readonly string[]>(indexes).flat();
  CLEAR_FIELDS.set(table, [...new Set<string>([...key, ...indexed])]);
}

/** Fields of a table that stand in clear: its key, then what its indexes need, each once. */
export function clearFields(table: TableName): readonly string[] {
  const fields = CLEAR_FIELDS.get(table);
  if (!fields) throw new StoreError('storage-failed', new RangeError(`no table ${table}`));
  return fields;
}

/**
 * Seals a record for its place. The clear fields are bound to the sealed part, so a row that was
 * moved, or whose key or order was changed on disk, does not open.
 * @throws StoreError `storage-failed` when a clear field is missing or a value can't be stored.
 */
export function seal(dek: Dek, table: TableName, record: StoredRecord): SealedRecord {
  const names = clearFields(table);
  const fields = names.map((name) => keyPart(record[name]));
  const rest: StoredRecord = {};
  for (const name of Object.keys(record)) if (!names.includes(name)) rest[name] = record[name];
  try {
    return { fields, sealed: sealRecord(dek, encodeRecord(rest), context(table, fields)) };
  } catch (cause) {
    throw new StoreError('storage-failed', cause);
  }
}

/**
 * Opens what {@link seal} made; the record is a fresh copy.
 * @throws StoreError `storage-failed` with a SealingError as its cause: wrong key or changed row.
 */
export function open(dek: Dek, table: TableName, { fields, sealed }: SealedRecord): StoredRecord {
  let record: StoredRecord;
  try {
    const plaintext = openRecord(dek, sealed, context(table, fields));
    record = decodeRecord(plaintext) as StoredRecord;
  } catch (cause) {
    throw new StoreError('storage-failed', cause);
  }
  const names = clearFields(table);
  for (let i = 0; i < names.length; i++) record[names[i] as string] = fields[i];
  return record;
}

function context(table: TableName, fields: readonly KeyPart[]): string {
  return JSON.stringify([table, ...fields]);
}

function keyPart(value: unknown): KeyPart {
  if (typeof value === 'string' || Number.isFinite(value)) return value as KeyPart;
  throw new StoreError('storage-failed', new TypeError('a key or index field is missing'));
}

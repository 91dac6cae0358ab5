import * as v from 'valibot';
import { StoreError, type StoredRecord } from '../ports/store.ts';

/**
 * Reads a record by its schema.
 * @throws StoreError `storage-newer` when a newer version wrote it, `storage-failed` when it is damaged.
 */
export function parseRecord<S extends v.GenericSchema<unknown, { v: number }>>(
  schema: S,
  version: number,
  record: StoredRecord,
): v.InferOutput<S> {
  const parsed = v.safeParse(schema, record);
  if (parsed.success) return parsed.output;
  const written = record['v'];
  const newer = typeof written === 'number' && written > version;
  throw new StoreError(newer ? 'storage-newer' : 'storage-failed');
}

/** Bytes of any length as they stand in records. */
export const storedBytes = v.instance(Uint8Array);

/** Bytes in a buffer of their own: a view would drag everything behind it into the store. */
export function ownBytes(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(bytes);
}

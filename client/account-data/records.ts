import {
  type AccountDataEntry,
  type Register,
  registerSchema,
} from '#contract/content/account-data.ts';
import * as v from 'valibot';
import type { Store, WriteOp } from '../ports/store.ts';
import { parseRecord } from '../records/parse.ts';

const VERSION = 1;

const recordSchema = v.object({
  key: v.string(),
  v: v.literal(VERSION),
  fields: v.record(v.string(), registerSchema),
  /** Fields that the other devices have yet to hear of. */
  untold: v.array(v.string()),
});
/** A record of the account's data as it lies on disk. */
export type AccountDataRecord = v.InferOutput<typeof recordSchema>;

export async function readAccountData(store: Store): Promise<AccountDataRecord[]> {
  return (await store.all('accountData')).map((one) => parseRecord(recordSchema, VERSION, one));
}

export function putAccountData(record: AccountDataRecord): WriteOp {
  return { table: 'accountData', put: record };
}

export function newAccountData(key: string): AccountDataRecord {
  return { key, v: VERSION, fields: {}, untold: [] };
}

/** Whether a value takes the place of another one: the same answer on every device. */
export function isLater(a: Register, b: Register | undefined): boolean {
  return b === undefined || a.at > b.at || (a.at === b.at && a.by > b.by);
}

/** A record with the later ones of its fields and an entry's; the same object when none is. */
export function merged(record: AccountDataRecord, { fields }: AccountDataEntry): AccountDataRecord {
  const later = Object.entries(fields).filter(([name, one]) => isLater(one, record.fields[name]));
  if (later.length === 0) return record;
  const names = new Set(later.map(([name]) => name));
  return {
    ...record,
    fields: { ...record.fields, ...Object.fromEntries(later) },
    untold: record.untold.filter((name) => !names.has(name)),
  };
}

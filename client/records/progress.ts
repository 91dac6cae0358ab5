import { timeSchema } from '#contract/wire/primitives.ts';
import * as v from 'valibot';
import type { Store, WriteOp } from '../ports/store.ts';
import { parseRecord } from './parse.ts';

const VERSION = 1;
const KEY = 'progress';

const progressSchema = v.object({
  key: v.literal(KEY),
  v: v.literal(VERSION),
  /** History is complete up to this time. */
  completeAt: timeSchema,
});

/** How far the last sync came, for the time until the next one. */
export async function readProgress(store: Store): Promise<number | null> {
  const record = await store.get('meta', [KEY]);
  return record === undefined ? null : parseRecord(progressSchema, VERSION, record).completeAt;
}

export function putProgress(completeAt: number): WriteOp {
  return { table: 'meta', put: { key: KEY, v: VERSION, completeAt } };
}

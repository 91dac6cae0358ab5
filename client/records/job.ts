import {
  chatIdSchema,
  clientMessageIdSchema,
  epochSchema,
  timeSchema,
} from '#contract/wire/primitives.ts';
import * as v from 'valibot';
import type { Store, WriteOp } from '../ports/store.ts';
import { failureCodeSchema } from './message.ts';
import { parseRecord, storedBytes } from './parse.ts';

const VERSION = 1;

const jobSchema = v.object({
  id: clientMessageIdSchema,
  v: v.literal(VERSION),
  chatId: chatIdSchema,
  order: v.number(),
  /** A profile job carries the profile key alone and has no message. */
  kind: v.picklist(['text', 'profile']),
  text: v.string(),
  sentAt: timeSchema,
  /** The ciphertext and the epoch it was made in, kept until the ack. */
  encrypted: v.nullable(
    v.object({ epoch: epochSchema, ciphertext: storedBytes, withProfile: v.boolean() }),
  ),
  failure: v.nullable(failureCodeSchema),
});
/** A send that survives restarts. */
export type JobRecord = v.InferOutput<typeof jobSchema>;

export async function readJobs(store: Store): Promise<JobRecord[]> {
  return (await store.all('outbox')).map((record) => parseRecord(jobSchema, VERSION, record));
}

export function putJob(job: JobRecord): WriteOp {
  return { table: 'outbox', put: job };
}

export function deleteJob(id: JobRecord['id']): WriteOp {
  return { table: 'outbox', delete: [id] };
}

export function newJob(
  fields: Pick<JobRecord, 'id' | 'chatId' | 'order' | 'kind' | 'text' | 'sentAt'>,
): JobRecord {
  return { ...fields, v: VERSION, encrypted: null, failure: null };
}

import { groupChangeSchema } from '#contract/wire/groups.ts';
import {
  chatIdSchema,
  clientMessageIdSchema,
  deviceIdSchema,
  epochSchema,
} from '#contract/wire/primitives.ts';
import * as v from 'valibot';
import type { Store, WriteOp } from '../ports/store.ts';
import { parseRecord, storedBytes } from './parse.ts';

const VERSION = 1;

const pendingCommitSchema = v.object({
  chatId: chatIdSchema,
  v: v.literal(VERSION),
  id: clientMessageIdSchema,
  /** The epoch that the commit ends. */
  epoch: epochSchema,
  commit: storedBytes,
  welcome: v.nullable(storedBytes),
  added: v.array(deviceIdSchema),
  removed: v.array(deviceIdSchema),
  /** Of groups. */
  change: v.optional(v.nullable(groupChangeSchema), null),
  /** Snapshot of the state that it leads to. */
  next: storedBytes,
});
/** A commit that the log does not hold yet, as far as this device knows. */
export type PendingCommit = v.InferOutput<typeof pendingCommitSchema>;

export async function readPendingCommit(
  store: Store,
  chatId: PendingCommit['chatId'],
): Promise<PendingCommit | null> {
  const record = await store.get('pendingCommits', [chatId]);
  return record === undefined ? null : parseRecord(pendingCommitSchema, VERSION, record);
}

export async function readPendingCommits(store: Store): Promise<PendingCommit[]> {
  const records = await store.all('pendingCommits');
  return records.map((record) => parseRecord(pendingCommitSchema, VERSION, record));
}

export function putPendingCommit(pending: PendingCommit): WriteOp {
  return { table: 'pendingCommits', put: pending };
}

export function newPendingCommit(fields: Omit<PendingCommit, 'v'>): PendingCommit {
  return { ...fields, v: VERSION };
}

export function deletePendingCommit(chatId: PendingCommit['chatId']): WriteOp {
  return { table: 'pendingCommits', delete: [chatId] };
}

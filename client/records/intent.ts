import { inviteIdSchema } from '#contract/wire/invites.ts';
import { permissionsSchema, roleSchema } from '#contract/wire/groups.ts';
import { chatIdSchema, clientMessageIdSchema, userIdSchema } from '#contract/wire/primitives.ts';
import * as v from 'valibot';
import type { Store, StoredRecord, WriteOp } from '../ports/store.ts';
import { parseRecord } from './parse.ts';

const VERSION = 1;

const wantSchema = v.variant('type', [
  v.object({
    type: v.literal('add'),
    userIds: v.array(userIdSchema),
    /** They asked to come by this link. */
    invite: v.optional(inviteIdSchema),
  }),
  v.object({ type: v.literal('remove'), userId: userIdSchema }),
  v.object({ type: v.literal('role'), userId: userIdSchema, role: roleSchema }),
  v.object({ type: v.literal('permissions'), permissions: permissionsSchema }),
  /** An owner hands the group on first. */
  v.object({ type: v.literal('leave') }),
]);
/** What somebody wants of a group's members. */
export type Want = v.InferOutput<typeof wantSchema>;

const intentSchema = v.object({
  id: clientMessageIdSchema,
  v: v.literal(VERSION),
  chatId: chatIdSchema,
  order: v.number(),
  want: wantSchema,
});
/** A change of members that is under way and survives restarts; it stands among the outbox's jobs. */
export type IntentRecord = v.InferOutput<typeof intentSchema>;

/** In the order in which they were wanted. */
export async function readIntents(store: Store): Promise<IntentRecord[]> {
  return (await store.all('outbox'))
    .filter(isIntent)
    .map((record) => parseRecord(intentSchema, VERSION, record))
    .toSorted((a, b) => a.order - b.order);
}

/** Whether a record of the outbox is an intent and not a job. */
export function isIntent(record: StoredRecord): boolean {
  return record['want'] !== undefined;
}

export function newIntent(fields: Omit<IntentRecord, 'v'>): IntentRecord {
  return { ...fields, v: VERSION };
}

export function putIntent(intent: IntentRecord): WriteOp {
  return { table: 'outbox', put: intent };
}

export function deleteIntent({ id }: IntentRecord): WriteOp {
  return { table: 'outbox', delete: [id] };
}

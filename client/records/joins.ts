import { inviteIdSchema } from '#contract/wire/invites.ts';
import { chatIdSchema, timeSchema } from '#contract/wire/primitives.ts';
import * as v from 'valibot';
import type { Store, WriteOp } from '../ports/store.ts';
import { parseRecord } from './parse.ts';

const VERSION = 1;
const KEY = 'joins';

const joinSchema = v.object({
  inviteId: inviteIdSchema,
  chatId: chatIdSchema,
  /** As the group was called when this account asked. */
  name: v.string(),
  /** The link, to ask again what became of it. */
  url: v.string(),
  state: v.picklist(['pending', 'declined', 'over']),
  requestedAt: timeSchema,
});
/** A request of this account to join a group. */
export type JoinRecord = v.InferOutput<typeof joinSchema>;

const joinsSchema = v.object({
  key: v.literal(KEY),
  v: v.literal(VERSION),
  joins: v.array(joinSchema),
});

export async function readJoins(store: Store): Promise<JoinRecord[]> {
  const record = await store.get('meta', [KEY]);
  return record === undefined ? [] : parseRecord(joinsSchema, VERSION, record).joins;
}

export function putJoins(joins: JoinRecord[]): WriteOp {
  return { table: 'meta', put: { key: KEY, v: VERSION, joins } };
}

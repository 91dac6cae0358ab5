import { chatIdSchema, clientMessageIdSchema, timeSchema } from '#contract/wire/primitives.ts';
import * as v from 'valibot';
import type { Store, WriteOp } from '../ports/store.ts';
import type { MessageRecord } from './message.ts';
import { parseRecord } from './parse.ts';

const VERSION = 1;

const common = { id: clientMessageIdSchema, v: v.literal(VERSION), chatId: chatIdSchema };
const starSchema = v.object({ ...common, starredAt: timeSchema });
const expirySchema = v.object({ ...common, expiresAt: timeSchema });
/** A message that disappears, and when. */
export type ExpiryRecord = v.InferOutput<typeof expirySchema>;

/** Ids of starred messages of all chats, the one starred last first. */
export async function readStars(store: Store): Promise<MessageRecord['id'][]> {
  const records = (await store.all('stars')).map((one) => parseRecord(starSchema, VERSION, one));
  return records.toSorted((a, b) => b.starredAt - a.starredAt).map(({ id }) => id);
}

/** The messages that disappear next. */
export async function readExpiries(store: Store, limit: number): Promise<ExpiryRecord[]> {
  const records = await store.range('expiries', { index: 'byTime', limit });
  return records.map((record) => parseRecord(expirySchema, VERSION, record));
}

/**
 * Keeps the lists of starred and of disappearing messages true when a message changes; null stands
 * for one that is not there.
 */
export function markOps(
  before: MessageRecord | null,
  after: MessageRecord | null,
  now: number,
): WriteOp[] {
  const ops: WriteOp[] = [];
  const message = after ?? before;
  if (message === null) return ops;
  const { id, chatId } = message;
  if ((before?.starred ?? false) !== (after?.starred ?? false)) {
    ops.push(
      after?.starred
        ? { table: 'stars', put: { id, v: VERSION, chatId, starredAt: now } }
        : { table: 'stars', delete: [id] },
    );
  }
  const expiresAt = after?.expiresAt ?? null;
  if ((before?.expiresAt ?? null) !== expiresAt) {
    ops.push(
      expiresAt === null
        ? { table: 'expiries', delete: [id] }
        : { table: 'expiries', put: { id, v: VERSION, chatId, expiresAt } },
    );
  }
  return ops;
}

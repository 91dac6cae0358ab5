import { chatIdSchema, clientMessageIdSchema, timeSchema } from '#contract/wire/primitives.ts';
import * as v from 'valibot';
import type { Store, WriteOp } from '../ports/store.ts';
import type { MessageRecord } from './message.ts';
import { parseRecord } from './parse.ts';

const VERSION = 1;

const common = { id: clientMessageIdSchema, v: v.literal(VERSION), chatId: chatIdSchema };
const expirySchema = v.object({ ...common, expiresAt: timeSchema });
/** A message that disappears, and when. */
export type ExpiryRecord = v.InferOutput<typeof expirySchema>;

/** The messages that disappear next. */
export async function readExpiries(store: Store, limit: number): Promise<ExpiryRecord[]> {
  const records = await store.range('expiries', { index: 'byTime', limit });
  return records.map((record) => parseRecord(expirySchema, VERSION, record));
}

/**
 * Keeps the list of disappearing messages true when a message changes; null stands for one that is not
 * there.
 */
export function markOps(before: MessageRecord | null, after: MessageRecord | null): WriteOp[] {
  const ops: WriteOp[] = [];
  const message = after ?? before;
  if (message === null) return ops;
  const { id, chatId } = message;
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

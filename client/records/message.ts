import { ENGINE_ERRORS } from '#contract/engine/errors.ts';
import type { MessageView } from '#contract/engine/views.ts';
import { WIRE_ERRORS } from '#contract/wire/errors.ts';
import {
  type ChatId,
  type ClientMessageId,
  chatIdSchema,
  clientMessageIdSchema,
  timeSchema,
  userIdSchema,
} from '#contract/wire/primitives.ts';
import * as v from 'valibot';
import type { Store, WriteOp } from '../ports/store.ts';
import { parseRecord } from './parse.ts';

const VERSION = 1;

export const failureCodeSchema = v.picklist([...ENGINE_ERRORS, ...WIRE_ERRORS]);

export const messageSchema = v.object({
  id: clientMessageIdSchema,
  v: v.literal(VERSION),
  chatId: chatIdSchema,
  order: v.number(),
  seq: v.nullable(v.number()),
  senderId: userIdSchema,
  own: v.boolean(),
  kind: v.picklist(['text', 'undecryptable', 'unsupported']),
  text: v.string(),
  sentAt: timeSchema,
  sendState: v.nullable(v.picklist(['queued', 'sent', 'failed'])),
  failure: v.nullable(failureCodeSchema),
});
export type MessageRecord = v.InferOutput<typeof messageSchema>;

export const readMessage = (record: Record<string, unknown>): MessageRecord =>
  parseRecord(messageSchema, VERSION, record);

export async function getMessage(
  store: Store,
  chatId: ChatId,
  id: ClientMessageId,
): Promise<MessageRecord | null> {
  const record = await store.get('messages', [id]);
  if (record === undefined) return null;
  const message = readMessage(record);
  return message.chatId === chatId ? message : null;
}

export function putMessage(message: MessageRecord): WriteOp {
  return { table: 'messages', put: message };
}

export function newMessage(fields: Omit<MessageRecord, 'v'>): MessageRecord {
  return { ...fields, v: VERSION };
}

/** The message as the interface sees it. `sending` is a matter of the moment and not stored. */
export function messageView(message: MessageRecord, sending = false): MessageView {
  const { v: _version, ...view } = message;
  return sending && view.sendState === 'queued' ? { ...view, sendState: 'sending' } : view;
}

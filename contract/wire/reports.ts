import * as v from 'valibot';
import { LIMITS } from './limits.ts';
import { clientMessageIdSchema, timeSchema, userIdSchema } from './primitives.ts';

export const reportReasonSchema = v.picklist(['spam', 'abuse', 'illegal', 'other']);
export type ReportReason = v.InferOutput<typeof reportReasonSchema>;

/** A message as the reporter shows it: its words leave the encryption by the reporter's own choice. */
export const reportedMessageSchema = v.strictObject({
  sentAt: timeSchema,
  text: v.pipe(v.string(), v.maxBytes(LIMITS.reportText)),
});
export type ReportedMessage = v.InferOutput<typeof reportedMessageSchema>;

/**
 * `report:send`: tells the server's admin of an account that shares a chat with the caller. The same
 * `id` again changes nothing. `not-found`: no chat is shared; `limit-reached`: the store is full.
 */
export const reportRequestSchema = v.strictObject({
  id: clientMessageIdSchema,
  userId: userIdSchema,
  reason: reportReasonSchema,
  comment: v.pipe(v.string(), v.trim(), v.maxLength(LIMITS.reportComment)),
  messages: v.pipe(v.array(reportedMessageSchema), v.maxLength(LIMITS.reportMessages)),
});

import * as v from 'valibot';
import { base64UrlSchema, timeSchema } from '../wire/primitives.ts';

/** Fields that every content has, whatever its type. */
export const contentHead = {
  v: v.literal(1),
  /** Sender's clock, Unix ms. */
  sentAt: timeSchema,
  /** Key of the sender's profile (32 bytes); sent when the chat doesn't have it yet. */
  profileKey: v.optional(base64UrlSchema(32)),
};

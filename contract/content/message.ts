import * as v from 'valibot';
import { LIMITS } from '../wire/limits.ts';
import { base64UrlSchema, timeSchema } from '../wire/primitives.ts';
import { attachmentSchema } from './attachment.ts';

/**
 * What is encrypted inside an MLS application message, as JSON in UTF-8. The message's id travels
 * as MLS authenticated data, so that the server can't give a ciphertext another id unnoticed.
 * Unknown types are kept and shown as "not supported by this version".
 */
const common = {
  v: v.literal(1),
  /** Sender's clock, Unix ms. */
  sentAt: timeSchema,
  /** Key of the sender's profile (32 bytes); sent when the chat doesn't have it yet. */
  profileKey: v.optional(base64UrlSchema(32)),
};

export const textContentSchema = v.object({
  ...common,
  type: v.literal('text'),
  text: v.pipe(v.string(), v.minLength(1), v.maxBytes(LIMITS.messageText)),
});

/** One or several files with a caption, which may be empty. */
export const filesContentSchema = v.object({
  ...common,
  type: v.literal('files'),
  text: v.pipe(v.string(), v.maxBytes(LIMITS.caption)),
  attachments: v.pipe(
    v.array(attachmentSchema),
    v.minLength(1),
    v.maxLength(LIMITS.attachmentsPerMessage),
  ),
});

/** Carries the profile key alone, e.g. from the person who was written to. */
export const profileContentSchema = v.object({ ...common, type: v.literal('profile') });

export const messageContentSchema = v.variant('type', [
  textContentSchema,
  filesContentSchema,
  profileContentSchema,
]);
export type MessageContent = v.InferOutput<typeof messageContentSchema>;
export type MessageContentInput = v.InferInput<typeof messageContentSchema>;

/** The plaintext of a sealed profile, as JSON in UTF-8. */
export const profileSchema = v.object({
  v: v.literal(1),
  displayName: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(LIMITS.displayName)),
});
export type Profile = v.InferOutput<typeof profileSchema>;

import * as v from 'valibot';
import { LIMITS } from '../wire/limits.ts';
import { accountDataContentSchema } from './account-data.ts';
import { base64UrlSchema } from '../wire/primitives.ts';
import { attachmentSchema } from './attachment.ts';
import {
  deleteContentSchema,
  editContentSchema,
  heardContentSchema,
  pinContentSchema,
  reactionContentSchema,
  timerContentSchema,
} from './effects.ts';
import { groupInfoContentSchema, groupLeaveContentSchema } from './group.ts';
import { linkPreviewSchema } from './link-preview.ts';
import { contentHead } from './head.ts';
import { groupInviteContentSchema } from './invite.ts';
import { pollContentSchema, pollEndContentSchema, voteContentSchema } from './poll.ts';
import { messageExtras } from './quote.ts';
import { statusSchema } from './status.ts';

export const textContentSchema = v.object({
  ...contentHead,
  ...messageExtras,
  type: v.literal('text'),
  text: v.pipe(v.string(), v.minLength(1), v.maxBytes(LIMITS.messageText)),
  linkPreview: v.optional(linkPreviewSchema),
});

/** One or several files with a caption, which may be empty. */
export const filesContentSchema = v.object({
  ...contentHead,
  ...messageExtras,
  type: v.literal('files'),
  text: v.pipe(v.string(), v.maxBytes(LIMITS.caption)),
  attachments: v.pipe(
    v.array(attachmentSchema),
    v.minLength(1),
    v.maxLength(LIMITS.attachmentsPerMessage),
  ),
});

/** Carries the profile key alone, e.g. from the person who was written to. */
export const profileContentSchema = v.object({ ...contentHead, type: v.literal('profile') });

/**
 * What is encrypted inside an MLS application message, as JSON in UTF-8. The message's id travels
 * as MLS authenticated data, so that the server can't give a ciphertext another id unnoticed.
 * Unknown types are kept and shown as "not supported by this version".
 */
export const messageContentSchema = v.variant('type', [
  textContentSchema,
  filesContentSchema,
  pollContentSchema,
  voteContentSchema,
  pollEndContentSchema,
  profileContentSchema,
  reactionContentSchema,
  editContentSchema,
  deleteContentSchema,
  heardContentSchema,
  pinContentSchema,
  timerContentSchema,
  groupInfoContentSchema,
  groupLeaveContentSchema,
  accountDataContentSchema,
  groupInviteContentSchema,
]);
export type MessageContent = v.InferOutput<typeof messageContentSchema>;
export type MessageContentInput = v.InferInput<typeof messageContentSchema>;

/** The plaintext of a sealed profile, as JSON in UTF-8. */
export const profileSchema = v.object({
  v: v.literal(1),
  displayName: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(LIMITS.displayName)),
  /** A small JPEG or WebP; null for none. */
  picture: v.optional(v.fallback(v.nullable(base64UrlSchema(LIMITS.profilePicture)), null), null),
  /** One that a later version writes doesn't make the profile unreadable. */
  status: v.optional(v.fallback(v.nullable(statusSchema), null), null),
});
export type Profile = v.InferOutput<typeof profileSchema>;
export type ProfileInput = v.InferInput<typeof profileSchema>;

import * as v from 'valibot';
import { LIMITS } from '../wire/limits.ts';
import { clientMessageIdSchema } from '../wire/primitives.ts';
import { contentHead } from './head.ts';
import { mentionsSchema } from './mention.ts';
import { lifetimeSchema } from './quote.ts';

/**
 * Contents that change something that is there instead of adding a message. They are entries of the
 * log like any other, so every device applies them in the same order; those that the rules of
 * `client/effects` refuse, or whose target a device does not have, change nothing.
 */

const ONLY_EMOJI = /^(?:\p{Extended_Pictographic}|\p{Emoji_Component}|\u200d|\ufe0f)+$/u;
const PICTURE = /\p{Extended_Pictographic}|\p{Regional_Indicator}|\u20e3/u;

/** One emoji, also of a newer Unicode version than this program's. */
export const emojiSchema = v.pipe(
  v.string(),
  v.maxLength(LIMITS.emoji),
  v.regex(ONLY_EMOJI),
  v.regex(PICTURE),
);

const target = clientMessageIdSchema;

/** Puts an emoji under a message, or takes the own one back. */
export const reactionContentSchema = v.object({
  ...contentHead,
  type: v.literal('reaction'),
  target,
  emoji: emojiSchema,
  on: v.boolean(),
});

/** A new text for an own message; empty only where it has attachments. */
export const editContentSchema = v.object({
  ...contentHead,
  type: v.literal('edit'),
  target,
  text: v.pipe(v.string(), v.maxBytes(LIMITS.messageText)),
  mentions: v.optional(mentionsSchema),
});

/** Deletes an own message on all devices. */
export const deleteContentSchema = v.object({ ...contentHead, type: v.literal('delete'), target });

/** Tells the sender and the own other devices that a voice message was played. */
export const heardContentSchema = v.object({ ...contentHead, type: v.literal('heard'), target });

/** Fastens a message at the top of the chat for everybody, or lets it go. */
export const pinContentSchema = v.object({
  ...contentHead,
  type: v.literal('pin'),
  target,
  on: v.boolean(),
});

/** How long the messages are kept that are written from now on; null for ever. */
export const timerContentSchema = v.object({
  ...contentHead,
  type: v.literal('timer'),
  expiresIn: v.nullable(lifetimeSchema),
});

import * as v from 'valibot';
import { LIMITS } from '../wire/limits.ts';
import { clientMessageIdSchema, userIdSchema } from '../wire/primitives.ts';
import { mentionsSchema } from './mention.ts';
import { plainText } from './markup/plain.ts';

/** What a message answers. The excerpt is for devices that don't have the message itself. */
export const quoteSchema = v.object({
  id: clientMessageIdSchema,
  senderId: userIdSchema,
  excerpt: v.pipe(v.string(), v.maxBytes(LIMITS.excerpt)),
});

/** Whom a forwarded message is from, as the one who forwards it knows them. */
export const originSchema = v.object({
  senderId: userIdSchema,
  name: v.pipe(v.string(), v.maxLength(LIMITS.displayName)),
});

/** Seconds that a message is kept, counted from when the server received it. */
export const lifetimeSchema = v.pipe(
  v.number(),
  v.safeInteger(),
  v.minValue(5),
  v.maxValue(LIMITS.messageLifetime),
);

/** What a message may carry beside its text. */
export const messageExtras = {
  replyTo: v.optional(quoteSchema),
  forwardedFrom: v.optional(originSchema),
  expiresIn: v.optional(lifetimeSchema),
  mentions: v.optional(mentionsSchema),
  /** Announced without a sound. */
  silent: v.optional(v.literal(true)),
};

/**
 * The start of a text as it is read, short enough for a quote, never ending inside a character.
 * Marks go first: cut off in the middle, a spoiler would lie open.
 */
export function excerptOf(text: string): string {
  const line = plainText(text).slice(0, 400).replace(/\s+/g, ' ').trim();
  const encoder = new TextEncoder();
  let short = '';
  let bytes = 0;
  for (const sign of line) {
    bytes += encoder.encode(sign).byteLength;
    if (bytes > LIMITS.excerpt - 3) return `${short.trimEnd()}…`;
    short += sign;
  }
  return short;
}

import * as v from 'valibot';
import { LIMITS } from '../wire/limits.ts';
import { userIdSchema } from '../wire/primitives.ts';

const place = v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(LIMITS.messageText));

/**
 * A member that a message speaks to. Start and length count UTF-16 units of the text; what stands
 * there is the name at the time of writing, for whoever doesn't know the member.
 */
const mentionSchema = v.object({
  userId: userIdSchema,
  start: place,
  length: v.pipe(place, v.minValue(1)),
});
export type Mention = v.InferOutput<typeof mentionSchema>;

export const mentionsSchema = v.pipe(
  v.array(mentionSchema),
  v.maxLength(LIMITS.mentionsPerMessage),
);

/** The mentions that fit a text, in its order, none within another. */
export function fittingMentions(text: string, mentions: readonly Mention[] = []): Mention[] {
  const fitting: Mention[] = [];
  let end = 0;
  for (const mention of mentions.toSorted((a, b) => a.start - b.start)) {
    if (mention.start < end || mention.start + mention.length > text.length) continue;
    end = mention.start + mention.length;
    fitting.push(mention);
  }
  return fitting.slice(0, LIMITS.mentionsPerMessage);
}

import * as v from 'valibot';
import { LIMITS } from '../wire/limits.ts';
import { clientMessageIdSchema } from '../wire/primitives.ts';
import { contentHead } from './head.ts';
import { messageExtras } from './quote.ts';

const answers = v.pipe(
  v.array(v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(LIMITS.pollAnswer))),
  v.minLength(2),
  v.maxLength(LIMITS.pollAnswers),
);

/** A question with answers to choose from. Who chose what is open to everybody in the chat. */
export const pollContentSchema = v.object({
  ...contentHead,
  ...messageExtras,
  type: v.literal('poll'),
  text: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(LIMITS.pollQuestion)),
  answers,
  /** Whether one person may choose several answers. */
  multiple: v.boolean(),
});

/** What somebody chooses in a poll, in the place of what they chose before; nothing takes it back. */
export const voteContentSchema = v.object({
  ...contentHead,
  type: v.literal('vote'),
  target: clientMessageIdSchema,
  /** Places of the answers. */
  choice: v.pipe(
    v.array(v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(LIMITS.pollAnswers - 1))),
    v.maxLength(LIMITS.pollAnswers),
  ),
});

/** Ends an own poll: no vote behind it in the log counts. */
export const pollEndContentSchema = v.object({
  ...contentHead,
  type: v.literal('poll-end'),
  target: clientMessageIdSchema,
});

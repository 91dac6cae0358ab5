import * as v from 'valibot';
import { LIMITS } from '../wire/limits.ts';
import { timeSchema } from '../wire/primitives.ts';

/** What somebody says of themselves for a while, e.g. "in a meeting". Emoji or text may be empty, not both. */
export const statusSchema = v.pipe(
  v.object({
    emoji: v.pipe(v.string(), v.maxBytes(64)),
    text: v.pipe(v.string(), v.trim(), v.maxLength(LIMITS.statusText)),
    /** From then on it doesn't count any more, Unix ms; null: until it is changed. */
    until: v.nullable(timeSchema),
  }),
  v.check(({ emoji, text }) => emoji !== '' || text !== ''),
);
export type Status = v.InferOutput<typeof statusSchema>;

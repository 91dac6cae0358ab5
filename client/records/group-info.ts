import * as v from 'valibot';
import { storedBytes } from './parse.ts';

/** What the members call their group, and the revision of that. */
export const groupInfoSchema = v.object({
  revision: v.number(),
  name: v.string(),
  description: v.string(),
  picture: v.nullable(storedBytes),
});
export type GroupInfo = v.InferOutput<typeof groupInfoSchema>;

/** What somebody wants to be different; missing fields stay. */
export const groupInfoChangeSchema = v.object({
  name: v.optional(v.string()),
  description: v.optional(v.string()),
  picture: v.optional(v.nullable(storedBytes)),
});
export type GroupInfoChange = v.InferOutput<typeof groupInfoChangeSchema>;

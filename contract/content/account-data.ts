import * as v from 'valibot';
import { LIMITS } from '../wire/limits.ts';
import {
  chatIdSchema,
  clientMessageIdSchema,
  deviceIdSchema,
  seqSchema,
  timeSchema,
  userIdSchema,
} from '../wire/primitives.ts';
import { contentHead } from './head.ts';
import { statusSchema } from './status.ts';

/*
 * What a person arranges for themselves: which chats are muted, who is a contact, how something is
 * set. It stands in records of a space and an id, is the same on all devices of the account and known
 * to nobody else. Each field counts by itself: of two devices that change different fields of a
 * record at the same time, both prevail.
 *
 * A new field or space is one more line here. A device that doesn't know it yet keeps it and hands it
 * on; one whose value doesn't fit any more counts as not set.
 */

/** Stands for no end in `mutedUntil`: the last moment that a `Date` can tell. */
export const FOREVER = 8_640_000_000_000_000;

/** Which chats a folder shows: those that any of the rules names. */
const folderRulesSchema = v.object({
  unread: v.optional(v.boolean(), false),
  groups: v.optional(v.boolean(), false),
  people: v.optional(v.boolean(), false),
  chats: v.optional(v.pipe(v.array(chatIdSchema), v.maxLength(500)), () => []),
});
export type FolderRules = v.InferOutput<typeof folderRulesSchema>;

export const ACCOUNT_DATA = {
  /** How a chat stands in the list and when it calls. */
  chat: {
    id: chatIdSchema,
    fields: {
      /** Pinned chats stand first, the greatest number on top. */
      pinnedAt: timeSchema,
      mutedUntil: timeSchema,
      /** A mention calls although the chat is muted. */
      muteExceptMentions: v.boolean(),
      /** Archived when the log had come to this seq: what follows brings the chat back. */
      archivedSeq: seqSchema,
      /** Shown as unread although everything was seen. */
      unreadMark: v.boolean(),
    },
  },
  /** What the account holds of somebody. */
  person: {
    id: userIdSchema,
    fields: {
      contact: v.boolean(),
      /** Their request was accepted. */
      accepted: v.boolean(),
      blocked: v.boolean(),
      nickname: v.pipe(v.string(), v.maxLength(LIMITS.displayName)),
      note: v.pipe(v.string(), v.maxLength(2000)),
      /** Identity key that was compared, base64url. */
      verifiedKey: v.pipe(v.string(), v.maxLength(64)),
    },
  },
  /** Folders of the chat list; one without a name is no more. */
  folder: {
    id: v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,40}$/)),
    fields: {
      name: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(40)),
      rules: folderRulesSchema,
      /** Ascending. */
      place: v.number(),
    },
  },
  /** Messages with a star. */
  starred: { id: clientMessageIdSchema, fields: { chatId: chatIdSchema, at: timeSchema } },
  /** Messages that were deleted for this account alone. */
  hidden: { id: clientMessageIdSchema, fields: { chatId: chatIdSchema, at: timeSchema } },
  /** What is set for the account and not for a device; one record for all of it. */
  settings: {
    id: v.literal('account'),
    fields: {
      /** How the person wants to be met; by default online while somebody is at a device. */
      availability: v.picklist(['online', 'away', 'do-not-disturb', 'invisible']),
      /** Who sees when the account is or was there; not set: everyone. */
      lastSeen: v.picklist(['everyone', 'contacts', 'nobody']),
      /** False: nobody learns what was read here, and nothing is shown of what others have read. */
      readReceipts: v.boolean(),
      /** What stands in the profile, too. */
      status: statusSchema,
    },
  },
} as const;

type Spaces = typeof ACCOUNT_DATA;
export type AccountDataSpace = keyof Spaces;
export type AccountDataId<S extends AccountDataSpace> = v.InferOutput<Spaces[S]['id']>;
type Fields<S extends AccountDataSpace> = Spaces[S]['fields'];

/** A record; fields that are not set are missing. */
export type AccountDataOf<S extends AccountDataSpace> = {
  [F in keyof Fields<S>]?: Fields<S>[F] extends v.GenericSchema
    ? v.InferOutput<Fields<S>[F]>
    : never;
};

/** Fields that change; null clears one, those that are missing stay. */
export type AccountDataChange<S extends AccountDataSpace> = {
  [F in keyof Fields<S>]?:
    | (Fields<S>[F] extends v.GenericSchema ? v.InferInput<Fields<S>[F]> : never)
    | null
    | undefined;
};

/** Plain data as JSON has it. */
export type Json = null | boolean | number | string | Json[] | { [name: string]: Json };
const jsonSchema: v.GenericSchema<Json> = v.lazy(() =>
  v.union([
    v.null(),
    v.boolean(),
    v.number(),
    v.string(),
    v.array(jsonSchema),
    v.record(v.string(), jsonSchema),
  ]),
);

/** One field as it travels; null: cleared. The later `at` counts, then the greater device. */
export const registerSchema = v.object({
  value: jsonSchema,
  /** Clock of the device that set it, past every earlier value that it knew. */
  at: timeSchema,
  by: deviceIdSchema,
});
export type Register = v.InferOutput<typeof registerSchema>;

const nameSchema = v.pipe(v.string(), v.regex(/^[a-zA-Z][a-zA-Z0-9]{0,39}$/));

/** Changed fields of a record; its key is `space:id`. Unknown ones are kept for later versions. */
export const accountDataEntrySchema = v.object({
  key: v.pipe(v.string(), v.regex(/^[a-z]{1,20}:.{1,80}$/)),
  fields: v.record(nameSchema, registerSchema),
});
export type AccountDataEntry = v.InferOutput<typeof accountDataEntrySchema>;

/** Changes of the account's data, told to its other devices in the notes; never shown. */
export const accountDataContentSchema = v.object({
  ...contentHead,
  type: v.literal('account-data'),
  entries: v.pipe(v.array(accountDataEntrySchema), v.minLength(1), v.maxLength(1000)),
});

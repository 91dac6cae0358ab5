import * as v from 'valibot';
import { groupChangeSchema, permissionsSchema, roleSchema, welcomeRosterSchema } from './groups.ts';
import { LIMITS } from './limits.ts';
import {
  bytesSchema,
  chatIdSchema,
  clientMessageIdSchema,
  deviceIdSchema,
  epochSchema,
  seqSchema,
  timeSchema,
  userIdSchema,
} from './primitives.ts';

export const chatKindSchema = v.picklist(['direct', 'group', 'channel', 'notes']);
export type ChatKind = v.InferOutput<typeof chatKindSchema>;

/** A member and how far their devices have come. */
export const memberSchema = v.object({
  userId: userIdSchema,
  role: roleSchema,
  /** Highest seq that any device of the member has stored. */
  deliveredSeq: seqSchema,
  /** Highest seq that the member has read. */
  readSeq: seqSchema,
});
export type Member = v.InferOutput<typeof memberSchema>;

/** A chat as the server sees it for one device. */
export const chatStateSchema = v.object({
  chatId: chatIdSchema,
  kind: chatKindSchema,
  members: v.array(memberSchema),
  /** Seq of the newest entry; for a device that was removed, of the commit that removed it. */
  headSeq: seqSchema,
  epoch: epochSchema,
  /** Seq of the commit that added this device; 0 while it is in no MLS group. */
  joinedSeq: seqSchema,
  /** Highest seq that this device has confirmed. */
  confirmedSeq: seqSchema,
  createdAt: timeSchema,
  /** Of groups. */
  permissions: v.optional(permissionsSchema),
  /** Devices of members that have lost the group and wait to be let in anew. */
  outside: v.optional(v.array(deviceIdSchema)),
});
export type ChatState = v.InferOutput<typeof chatStateSchema>;

/** One entry of a chat's log. */
export const logEntrySchema = v.object({
  seq: seqSchema,
  /**
   * `welcome` is how a commit reaches the devices it added: same seq, another payload.
   * The sending device gets its own entries with an empty payload.
   */
  kind: v.picklist(['message', 'commit', 'welcome']),
  /** Epoch that a message was encrypted in, or that a commit ends. */
  epoch: epochSchema,
  userId: userIdSchema,
  deviceId: deviceIdSchema,
  id: clientMessageIdSchema,
  /** When the server stored it. */
  receivedAt: timeSchema,
  payload: v.instance(Uint8Array),
  /** A message from somebody whom this account had blocked: only its place in the log is told. */
  withheld: v.optional(v.literal(true)),
  /** Of a group, in the place of the commit that added this device. */
  roster: v.optional(welcomeRosterSchema),
});
export type LogEntry = v.InferOutput<typeof logEntrySchema>;

/**
 * `chat:create`: the one direct chat of two accounts, or a group with its owner alone, to which
 * commits add the others, or the account's notes to itself. Asking again (with the same `id`) answers
 * the same chat; notes that the caller is not in are replaced by new ones when named in `instead`.
 */
export const createChatRequestSchema = v.variant('kind', [
  v.strictObject({ kind: v.literal('direct'), peerId: userIdSchema }),
  v.strictObject({ kind: v.literal('group'), id: clientMessageIdSchema }),
  v.strictObject({ kind: v.literal('notes'), instead: v.optional(chatIdSchema) }),
]);

/** `message:send`. Refused with `epoch-stale` unless `epoch` is the chat's current one. */
export const sendRequestSchema = v.strictObject({
  chatId: chatIdSchema,
  epoch: epochSchema,
  id: clientMessageIdSchema,
  ciphertext: bytesSchema(LIMITS.messageCiphertext),
  /**
   * The sender leaves the group with this message: it is the last entry that the account's devices
   * receive. An owner has to pass the group on before, unless alone: else `conflict`.
   */
  leave: v.optional(v.literal(true)),
});

/** `chat:commit`. Compare-and-set: refused with `epoch-stale` unless `epoch` is the current one. */
export const commitRequestSchema = v.strictObject({
  chatId: chatIdSchema,
  epoch: epochSchema,
  id: clientMessageIdSchema,
  commit: bytesSchema(LIMITS.commit),
  welcome: v.optional(bytesSchema(LIMITS.welcome)),
  /** Devices that the commit adds; they receive the welcome in the commit's place. */
  added: v.pipe(v.array(deviceIdSchema), v.maxLength(LIMITS.devicesPerGroup)),
  /** Devices that the commit removes; the commit is the last entry they receive. */
  removed: v.pipe(v.array(deviceIdSchema), v.maxLength(LIMITS.devicesPerGroup)),
  /**
   * Of groups: members and rights that change with the commit; `forbidden` unless the sender's role
   * allows it. Everybody added comes with a device, everybody removed goes with all of theirs.
   */
  change: v.optional(groupChangeSchema),
});

/** `chat:rejoin`: this device has lost the group's state; others remove its leaf and add it again. */
export const rejoinRequestSchema = v.strictObject({ chatId: chatIdSchema });

/** `sync:start`: cursors of the chats the device knows; the answer names all of its chats. */
export const syncRequestSchema = v.strictObject({
  cursors: v.pipe(
    v.array(v.strictObject({ chatId: chatIdSchema, seq: seqSchema })),
    v.maxLength(LIMITS.syncCursors),
  ),
});

/** `chat:fetch`: entries after a cursor, in order, up to `limit` or `LIMITS.fetchBytes`. */
export const fetchRequestSchema = v.strictObject({
  chatId: chatIdSchema,
  afterSeq: seqSchema,
  limit: v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(LIMITS.fetchPage)),
});

/** `chat:confirm` (stored on this device) and `chat:read` (seen by the person): monotone cursors. */
export const cursorRequestSchema = v.strictObject({ chatId: chatIdSchema, seq: seqSchema });

/** `chat:read`. `private` keeps it from the other members: only the account's own devices are told. */
export const readRequestSchema = v.strictObject({
  ...cursorRequestSchema.entries,
  private: v.optional(v.literal(true)),
});

/** What somebody is about to send; missing: a text. */
export const typingActivitySchema = v.picklist(['text', 'voice']);
export type TypingActivity = v.InferOutput<typeof typingActivitySchema>;

export const typingRequestSchema = v.strictObject({
  chatId: chatIdSchema,
  typing: v.boolean(),
  activity: v.optional(typingActivitySchema),
});

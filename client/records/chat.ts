import { chatKindSchema, memberSchema } from '#contract/wire/chats.ts';
import { permissionsSchema } from '#contract/wire/groups.ts';
import {
  chatIdSchema,
  clientMessageIdSchema,
  seqSchema,
  timeSchema,
  userIdSchema,
} from '#contract/wire/primitives.ts';
import * as v from 'valibot';
import type { Store, WriteOp } from '../ports/store.ts';
import { openInvitesSchema } from '#contract/content/invite.ts';
import { groupInfoSchema } from './group-info.ts';
import { messageSchema } from './message.ts';
import { parseRecord } from './parse.ts';

const VERSION = 2;

const chatSchema = v.object({
  chatId: chatIdSchema,
  /** Version 1 lacks everything that has a default here. */
  v: v.pipe(
    v.picklist([1, VERSION]),
    v.transform((): typeof VERSION => VERSION),
  ),
  activityAt: timeSchema,
  kind: chatKindSchema,
  createdAt: timeSchema,
  peerId: v.nullable(userIdSchema),
  members: v.array(memberSchema),
  /** Every entry up to here is applied and stored. */
  appliedSeq: seqSchema,
  readSeq: seqSchema,
  unreadCount: v.number(),
  /** Unread messages that mention this account, oldest first; some may have been read since. */
  mentioned: v.optional(v.array(v.object({ id: clientMessageIdSchema, seq: seqSchema })), () => []),
  lastMessage: v.nullable(messageSchema),
  /** The one pinned last first. */
  pinned: v.optional(v.array(clientMessageIdSchema), () => []),
  /** Seconds that messages written from now on are kept; null for ever. */
  expiresIn: v.optional(v.nullable(v.number()), null),
  draft: v.string(),
  /** False as long as a stranger's chat is a request: nothing is acknowledged in it. */
  accepted: v.optional(v.boolean(), true),
  /**
   * `none`: not yet in the MLS group, `broken`: this device can't follow the group any more,
   * `removed`: a commit removed this device.
   */
  group: v.picklist(['none', 'active', 'broken', 'removed']),
  /** Broken because this device has lost its state: it may be let in anew. */
  lost: v.optional(v.boolean(), false),
  /** Whether the other members' devices were all sent the profile key. */
  profileShared: v.boolean(),
  /** Messages since this device's last commit, and when that was. */
  messagesSinceCommit: v.number(),
  committedAt: timeSchema,
  /** When a fresh member makes its first commit; null once done. */
  healAt: v.nullable(timeSchema),
  /** Of groups, like all that follows. As the log tells: the server's word counts before joining only. */
  permissions: v.optional(v.nullable(permissionsSchema), null),
  info: v.optional(v.nullable(groupInfoSchema), null),
  /** Who was in the group and is no longer. */
  former: v.optional(v.array(userIdSchema), () => []),
  /** Those of the former members whose leaves are still in the MLS group. */
  departed: v.optional(v.array(userIdSchema), () => []),
  /** Links into the group, as its admins opened them. */
  invites: v.optional(openInvitesSchema, () => []),
  /** Who was removed and has not been added again: no link lets them in by itself. */
  barred: v.optional(v.array(userIdSchema), () => []),
  /** Of notes: devices came in that have yet to be told the account's data. */
  tellAll: v.optional(v.boolean(), false),
  /** Who let this account in. */
  addedBy: v.optional(v.nullable(userIdSchema), null),
});
/** A chat with all that the list shows, so that a start reads no history. */
export type ChatRecord = v.InferOutput<typeof chatSchema>;

export async function readChats(store: Store): Promise<ChatRecord[]> {
  return (await store.all('chats')).map((record) => parseRecord(chatSchema, VERSION, record));
}

export function putChat(chat: ChatRecord): WriteOp {
  return { table: 'chats', put: chat };
}

export function newChat(
  fields: Pick<ChatRecord, 'chatId' | 'kind' | 'createdAt' | 'peerId' | 'members' | 'readSeq'>,
): ChatRecord {
  return {
    ...fields,
    v: VERSION,
    activityAt: fields.createdAt,
    appliedSeq: 0,
    unreadCount: 0,
    mentioned: [],
    lastMessage: null,
    pinned: [],
    expiresIn: null,
    draft: '',
    accepted: true,
    group: 'none',
    lost: false,
    profileShared: false,
    messagesSinceCommit: 0,
    committedAt: 0,
    healAt: null,
    permissions: null,
    info: null,
    former: [],
    departed: [],
    invites: [],
    barred: [],
    tellAll: false,
    addedBy: null,
  };
}

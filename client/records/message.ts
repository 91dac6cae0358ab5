import { systemEventSchema } from '#contract/content/group.ts';
import { mentionsSchema } from '#contract/content/mention.ts';
import { quoteSchema, originSchema } from '#contract/content/quote.ts';
import { ENGINE_ERRORS } from '#contract/engine/errors.ts';
import type { PollView } from '#contract/engine/polls.ts';
import type { ReactionView } from '#contract/engine/messages.ts';
import type { MessageView } from '#contract/engine/views.ts';
import { WIRE_ERRORS } from '#contract/wire/errors.ts';
import {
  type ChatId,
  type ClientMessageId,
  type UserId,
  chatIdSchema,
  clientMessageIdSchema,
  timeSchema,
  userIdSchema,
} from '#contract/wire/primitives.ts';
import * as v from 'valibot';
import type { Store, WriteOp } from '../ports/store.ts';
import { attachmentRecordSchema, attachmentView } from './attachment.ts';
import { linkPreviewRecordSchema } from './link-preview.ts';
import { parseRecord } from './parse.ts';

const VERSION = 2;

export const failureCodeSchema = v.picklist([...ENGINE_ERRORS, ...WIRE_ERRORS]);

export const reactionSchema = v.object({ emoji: v.string(), userId: userIdSchema });

const pollSchema = v.object({
  answers: v.array(v.string()),
  multiple: v.boolean(),
  /** In the order of the log. */
  votes: v.array(v.object({ userId: userIdSchema, choice: v.array(v.number()) })),
  ended: v.boolean(),
});
type PollRecord = v.InferOutput<typeof pollSchema>;

/** A poll before anybody has voted. */
export const newPoll = ({ answers, multiple }: Pick<PollRecord, 'answers' | 'multiple'>) =>
  ({ answers, multiple, votes: [], ended: false }) satisfies PollRecord;

export const messageSchema = v.object({
  id: clientMessageIdSchema,
  /** Version 1 lacks everything that has a default here. */
  v: v.pipe(
    v.picklist([1, VERSION]),
    v.transform((): typeof VERSION => VERSION),
  ),
  chatId: chatIdSchema,
  order: v.number(),
  seq: v.nullable(v.number()),
  senderId: userIdSchema,
  own: v.boolean(),
  kind: v.picklist(['text', 'undecryptable', 'unsupported', 'deleted', 'timer', 'system']),
  /** Of `system`. */
  event: v.optional(systemEventSchema),
  text: v.string(),
  mentions: v.optional(mentionsSchema, () => []),
  linkPreview: v.optional(v.nullable(linkPreviewRecordSchema), null),
  poll: v.optional(v.nullable(pollSchema), null),
  attachments: v.optional(v.array(attachmentRecordSchema), () => []),
  sentAt: timeSchema,
  sendState: v.nullable(v.picklist(['queued', 'sent', 'failed'])),
  failure: v.nullable(failureCodeSchema),
  /** The server's clock; null until it has the message. */
  receivedAt: v.optional(v.nullable(timeSchema), null),
  replyTo: v.optional(v.nullable(quoteSchema), null),
  /** Messages that quote this one and lose their excerpts with it. */
  quotedBy: v.optional(v.array(clientMessageIdSchema), () => []),
  forwardedFrom: v.optional(v.nullable(originSchema), null),
  editedAt: v.optional(v.nullable(timeSchema), null),
  /** Earlier texts, oldest first. */
  edits: v.optional(v.array(v.object({ text: v.string(), replacedAt: timeSchema })), () => []),
  /** In the order in which they were put there. */
  reactions: v.optional(v.array(reactionSchema), () => []),
  /** Who has played its voice message. */
  heardBy: v.optional(v.array(userIdSchema), () => []),
  silent: v.optional(v.boolean(), false),
  sendAt: v.optional(v.nullable(timeSchema), null),
  expiresIn: v.optional(v.nullable(v.number()), null),
  expiresAt: v.optional(v.nullable(timeSchema), null),
});
export type MessageRecord = v.InferOutput<typeof messageSchema>;

/** Whether a message of somebody else speaks to an account. */
export const mentions = ({ own, mentions: all }: MessageRecord, self: UserId): boolean =>
  !own && all.some(({ userId }) => userId === self);

export const readMessage = (record: Record<string, unknown>): MessageRecord =>
  parseRecord(messageSchema, VERSION, record);

export async function getMessage(
  store: Store,
  chatId: ChatId,
  id: ClientMessageId,
): Promise<MessageRecord | null> {
  const record = await store.get('messages', [id]);
  if (record === undefined) return null;
  const message = readMessage(record);
  return message.chatId === chatId ? message : null;
}

export function putMessage(message: MessageRecord): WriteOp {
  return { table: 'messages', put: message };
}

type Needed = Pick<
  MessageRecord,
  'id' | 'chatId' | 'order' | 'seq' | 'senderId' | 'own' | 'kind' | 'text' | 'sentAt' | 'sendState'
>;

export function newMessage(fields: Needed & Partial<Omit<MessageRecord, 'v'>>): MessageRecord {
  return {
    mentions: [],
    linkPreview: null,
    poll: null,
    attachments: [],
    failure: null,
    receivedAt: null,
    replyTo: null,
    quotedBy: [],
    forwardedFrom: null,
    editedAt: null,
    edits: [],
    reactions: [],
    heardBy: [],
    silent: false,
    sendAt: null,
    expiresIn: null,
    expiresAt: null,
    ...fields,
    v: VERSION,
  };
}

/**
 * When a message disappears: counted from when the server received it, by the server's clock, so that
 * every device comes to the same moment however late it fetched the message.
 */
export function expiryOf(expiresIn: number | null, receivedAt: number): number | null {
  return expiresIn === null ? null : receivedAt + expiresIn * 1000;
}

interface Circumstances {
  self?: UserId | undefined;
  starred?: boolean;
  sending?: boolean;
}

/** The message as the interface sees it, with what is not stored with it. */
export function messageView(
  message: MessageRecord,
  { self, starred = false, sending = false }: Circumstances = {},
): MessageView {
  const {
    v: _version,
    receivedAt: _at,
    quotedBy: _by,
    edits: _edits,
    reactions,
    ...view
  } = message;
  return {
    ...view,
    starred,
    mentionsMe: self !== undefined && mentions(message, self),
    poll: message.poll === null ? null : pollView(message.poll),
    reactions: byEmoji(reactions),
    attachments: message.attachments.map(attachmentView),
    sendState: sending && view.sendState === 'queued' ? 'sending' : view.sendState,
  };
}

function pollView({ answers, multiple, votes, ended }: PollRecord): PollView {
  return {
    answers: answers.map((text, at) => ({
      text,
      userIds: votes.flatMap(({ userId, choice }) => (choice.includes(at) ? [userId] : [])),
    })),
    multiple,
    ended,
    voters: votes.length,
  };
}

function byEmoji(reactions: MessageRecord['reactions']): ReactionView[] {
  const views = new Map<string, ReactionView>();
  for (const { emoji, userId } of reactions) {
    const view = views.get(emoji);
    if (view === undefined) views.set(emoji, { emoji, userIds: [userId] });
    else view.userIds.push(userId);
  }
  return [...views.values()];
}

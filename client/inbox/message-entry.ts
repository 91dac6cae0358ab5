import { fittingMentions } from '#contract/content/mention.ts';
import { messageContentSchema, type MessageContent } from '#contract/content/message.ts';
import type { LogEntry } from '#contract/wire/chats.ts';
import { LIMITS } from '#contract/wire/limits.ts';
import type { UserId } from '#contract/wire/primitives.ts';
import type { Decrypted, Group } from '#e2ee/groups/types.ts';
import * as v from 'valibot';
import { maySay } from '../groups/roster-rules.ts';
import { isEffect } from '../records/job.ts';
import { receivedAttachment } from '../records/attachment.ts';
import { receivedPreview } from '../records/link-preview.ts';
import { expiryOf, type MessageRecord, newMessage, newPoll } from '../records/message.ts';
import type { Log } from '../runtime/context.ts';
import { fromUtf8 } from '../runtime/text.ts';
import type { Batch } from './batch.ts';
import { applyGroupContent } from './group-entry.ts';

/** Decrypts a message of somebody else, or of another device of this account, into the batch. */
export async function applyMessage(
  batch: Batch,
  entry: LogEntry,
  self: UserId,
  log: Log,
): Promise<void> {
  const decrypted = batch.group === null ? null : await decrypt(batch.group, entry, log);
  if (decrypted === null) {
    log('undecryptable');
    add(batch, entry, record(batch, entry, entry.userId, self, 'undecryptable'));
    return;
  }
  batch.group = decrypted.group;
  batch.deltas.set(decrypted.delta.node, decrypted.delta);
  const { userId, deviceId } = decrypted.sender;
  if (userId === self) batch.ownVoice = true;
  if (userId !== entry.userId || deviceId !== entry.deviceId) log('protocol-violation:sender');

  const content = parseContent(decrypted.plaintext);
  if (content === null) {
    add(batch, entry, record(batch, entry, userId, self, 'unsupported'));
    return;
  }
  if (!maySay(batch.fields, userId, content.type)) {
    log('protocol-violation:right');
    return;
  }
  if (content.profileKey !== undefined && userId !== self) {
    batch.profileKeys.push({ userId, key: content.profileKey });
  }
  // A sender's clock may be wrong, but no message is from the future.
  const sentAt = Math.min(content.sentAt, entry.receivedAt + LIMITS.clockSkew);
  if (content.type === 'text' || content.type === 'files' || content.type === 'poll') {
    const message = record(batch, entry, userId, self, 'text');
    add(batch, entry, { ...message, ...saidBy(content, entry), sentAt });
  } else if (isEffect(content)) {
    const { id, seq, receivedAt } = entry;
    batch.effects.push({ id, seq, receivedAt, sentAt, senderId: userId, body: content });
  } else if (content.type === 'account-data') {
    const isOwn = batch.chat.kind === 'notes' && userId === self;
    if (isOwn) batch.accountData.push(...content.entries);
    else log('protocol-violation:account-data');
  } else {
    applyGroupContent(batch, entry, userId, self, content);
  }
}

function add(batch: Batch, { receivedAt }: LogEntry, message: MessageRecord): void {
  batch.activityAt = Math.max(batch.activityAt, receivedAt);
  batch.messages.push(message);
}

/** What a content says about its message. */
function saidBy(
  content: Extract<MessageContent, { type: 'text' | 'files' | 'poll' }>,
  { receivedAt }: LogEntry,
): Partial<MessageRecord> {
  const { text, mentions, replyTo, forwardedFrom, silent, expiresIn } = content;
  return {
    text,
    mentions: fittingMentions(text, mentions),
    linkPreview: content.type === 'text' ? receivedPreview(text, content.linkPreview) : null,
    poll: content.type === 'poll' ? newPoll(content) : null,
    attachments: content.type === 'files' ? content.attachments.map(receivedAttachment) : [],
    replyTo: replyTo ?? null,
    forwardedFrom: forwardedFrom ?? null,
    silent: silent ?? false,
    expiresIn: expiresIn ?? null,
    expiresAt: expiryOf(expiresIn ?? null, receivedAt),
  };
}

/** Null when the entry can't be read in this state, or when its id is not the authenticated one. */
async function decrypt(group: Group, entry: LogEntry, log: Log): Promise<Decrypted | null> {
  try {
    const decrypted = await group.decrypt(entry.payload);
    if (fromUtf8(decrypted.authenticatedData) === entry.id) return decrypted;
    log('protocol-violation:id');
    return null;
  } catch {
    // Whatever is wrong with an entry, the chat goes on.
    return null;
  }
}

function parseContent(plaintext: Uint8Array): MessageContent | null {
  const text = fromUtf8(plaintext);
  if (text === null) return null;
  try {
    const parsed = v.safeParse(messageContentSchema, JSON.parse(text));
    return parsed.success ? parsed.output : null;
  } catch {
    return null;
  }
}

function record(
  { chat }: Batch,
  { id, seq, receivedAt }: LogEntry,
  senderId: UserId,
  self: UserId,
  kind: MessageRecord['kind'],
): MessageRecord {
  const own = senderId === self;
  return newMessage({
    id,
    chatId: chat.chatId,
    order: seq,
    seq,
    senderId,
    own,
    kind,
    text: '',
    sentAt: receivedAt,
    sendState: own ? 'sent' : null,
    receivedAt,
  });
}

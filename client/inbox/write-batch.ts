import { LIMITS } from '#contract/wire/limits.ts';
import type { UserId } from '#contract/wire/primitives.ts';
import type { LogEntry } from '#contract/wire/chats.ts';
import type { AccountData } from '../account-data/account-data.ts';
import type { PersonalMarks } from '../account-data/marks.ts';
import type { AccountHolder } from '../account/holder.ts';
import type { ChatBook } from '../chats/book.ts';
import type { Lane } from '../chats/lane.ts';
import { type LoggedEffect, applyInOrder } from '../effects/apply.ts';
import type { ShowMessage } from '../effects/show.ts';
import { WorkingSet } from '../effects/working-set.ts';
import type { Emitter } from '../events/emitter.ts';
import type { GroupKeeper } from '../groups/keeper.ts';
import { furthest } from '../groups/roster-rules.ts';
import { mentionedWith } from '../chats/mentions.ts';
import { newestOf, unreadAmong } from '../chats/summary.ts';
import type { ProfileJobs } from '../outbox/profile-job.ts';
import type { Profiles } from '../people/profiles.ts';
import type { Store, WriteOp } from '../ports/store.ts';
import type { ChatRecord } from '../records/chat.ts';
import { deleteGroup, putDelta, putSnapshot } from '../records/group.ts';
import { type JobRecord, deleteJob, effectOf, putJob } from '../records/job.ts';
import { deleteKeyPackage } from '../records/key-package.ts';
import { expiryOf, type MessageRecord, readMessage } from '../records/message.ts';
import { deletePendingCommit } from '../records/pending-commit.ts';
import type { Context } from '../runtime/context.ts';
import { scrubbed } from '../outbox/scrub.ts';
import type { Batch } from './batch.ts';

/** Writes a batch: messages, cursor, jobs that are done and the group's state, all or nothing. */
export type WriteBatch = (lane: Lane, batch: Batch) => Promise<void>;

/** What a batch means for the chat, once it was written. */
interface Outcome {
  fresh: MessageRecord[];
  reply: JobRecord | null;
  /** Messages that were there and changed. */
  altered: MessageRecord[];
  /** What deleted messages were before. */
  wiped: MessageRecord[];
  /** Waiting jobs that lost the words of a deleted message. */
  scrubbed: JobRecord[];
  ops: WriteOp[];
  chat: ChatRecord;
}

export function createWriteBatch(
  context: Context,
  store: Store,
  book: ChatBook,
  keeper: GroupKeeper,
  profiles: Profiles,
  profileJobs: ProfileJobs,
  account: AccountHolder,
  accountData: Pick<AccountData, 'merge'>,
  marks: Pick<PersonalMarks, 'isHidden'>,
  emitter: Emitter,
  show: ShowMessage,
  dropFiles: (messages: MessageRecord[]) => void,
  people: { vouched: (batch: Batch) => boolean; isBlocked: (userId: UserId) => boolean },
  written: (lane: Lane, batch: Batch) => void,
): WriteBatch {
  const known = async (ids: MessageRecord['id'][]): Promise<Map<string, MessageRecord>> => {
    const records = await store.getMany(
      'messages',
      ids.map((id) => [id]),
    );
    const messages = records.filter((record) => record !== undefined).map(readMessage);
    return new Map(messages.map((message) => [message.id, message]));
  };

  const settle = async (chat: ChatRecord, lane: Lane, batch: Batch): Promise<Outcome> => {
    const self = account.self.userId;
    const jobs = new Map(lane.jobs.map((job) => [job.id, job]));
    const own = batch.own.filter(({ id }) => jobs.has(id));
    const stored = await known([...batch.messages, ...own].map(({ id }) => id));
    const fresh: MessageRecord[] = [];
    for (const message of batch.messages) {
      // An id is used once: whatever comes under it again changes nothing.
      const over = message.expiresAt !== null && message.expiresAt <= context.now();
      if (stored.has(message.id)) context.log('protocol-violation:duplicate-id');
      else if (!over && !marks.isHidden(message.id)) fresh.push(message);
      stored.set(message.id, message);
    }
    const lines = new Set(fresh.map(({ id }) => id));
    const acknowledged = own.flatMap((entry) => {
      if (lines.has(entry.id)) return [];
      const message = stored.get(entry.id);
      return message?.chatId === lane.chatId ? [sent(message, entry)] : [];
    });
    const accepted = chat.accepted || people.vouched(batch);
    const reply = accepted ? profileJobs.after(lane, batch, fresh) : null;

    const set = new WorkingSet(store, lane.chatId);
    for (const message of fresh) set.know(message.id, null);
    for (const { id } of acknowledged) set.know(id, stored.get(id) ?? null);
    const effects = [
      ...batch.effects,
      ...own.flatMap((entry) => (batch.refused.has(entry.id) ? [] : ownEffect(entry, jobs, self))),
    ];
    const next = await applyInOrder(set, chat, [...fresh, ...acknowledged], effects, self);
    const changed = set.changed();
    const freshIds = new Set(fresh.map(({ id }) => id));
    const gone = changed.filter(({ kind }) => kind === 'deleted').map(({ id }) => id);
    const wiped = set.before().filter(({ id }) => gone.includes(id));
    const unread = unreadAmong(changed, chat.readSeq) - unreadAmong(set.before(), chat.readSeq);
    return {
      fresh: changed.filter(({ id }) => freshIds.has(id)),
      altered: changed.filter(({ id }) => !freshIds.has(id)),
      reply,
      scrubbed: scrubbed(
        lane.jobs.filter(({ id }) => !batch.own.some((entry) => entry.id === id)),
        new Set(gone),
      ),
      wiped,
      ops: await set.ops(),
      chat: {
        ...next,
        accepted,
        unreadCount: Math.max(0, chat.unreadCount + unread),
        mentioned: mentionedWith(chat.mentioned, changed, chat.readSeq, self),
      },
    };
  };

  const nextChat = (lane: Lane, batch: Batch, outcome: Outcome): ChatRecord => {
    const { chat, fresh, altered } = outcome;
    const changed = [...altered, ...fresh];
    const sentProfile = lane.jobs.some(
      ({ id, encrypted }) => encrypted?.withProfile && batch.own.some((entry) => entry.id === id),
    );
    const now = context.now();
    return {
      ...chat,
      appliedSeq: Math.max(chat.appliedSeq, batch.appliedSeq),
      group: batch.groupState,
      lost: batch.lost,
      lastMessage: newestOf(chat.lastMessage, changed),
      activityAt: Math.max(chat.activityAt, Math.min(batch.activityAt, now + LIMITS.clockSkew)),
      // In a group whoever adds somebody passes the profile keys on.
      profileShared:
        (chat.profileShared || sentProfile) &&
        !(batch.fields === null ? batch.strangers : batch.joined),
      messagesSinceCommit: batch.committed
        ? 0
        : chat.messagesSinceCommit +
          batch.messages.length +
          batch.effects.length +
          batch.own.length,
      committedAt: batch.committed || batch.joined ? now : chat.committedAt,
      tellAll: chat.tellAll || (chat.kind === 'notes' && (batch.joined || batch.brought)),
      healAt: healTime(chat, batch, now),
      ...(batch.fields === null
        ? {}
        : { ...batch.fields, members: furthest(batch.fields.members, chat.members) }),
    };
  };

  const healTime = (chat: ChatRecord, batch: Batch, now: number) => {
    if (batch.joined) return now + Math.round(context.random() * context.timing.heal);
    return batch.committed || batch.group === null ? null : chat.healAt;
  };

  return async (lane, batch) => {
    for (const { userId, key } of batch.profileKeys) await profiles.learn(userId, key);
    for (const { userId, key } of batch.profileHints) await profiles.hint(userId, key);
    const box: { outcome: Outcome | null } = { outcome: null };
    const update = (ops: WriteOp[]) =>
      book.update(lane.chatId, async (chat) => {
        const outcome = await settle(chat, lane, batch);
        box.outcome = outcome;
        return {
          chat: nextChat(lane, batch, outcome),
          ops: [
            ...ops,
            ...outcome.ops,
            ...outcome.scrubbed.map(putJob),
            ...batch.own.map(({ id }) => deleteJob(id)),
            ...(outcome.reply === null ? [] : [putJob(outcome.reply)]),
            ...groupOps(batch),
          ],
        };
      });
    await (batch.accountData.length === 0
      ? update([])
      : accountData.merge(batch.accountData, update));
    if (batch.group === null) keeper.forget(lane.chatId);
    else keeper.keep(lane.chatId, batch.group);
    lane.pending = batch.pending;
    const targets = batch.own.flatMap(({ id }) => targetOf(lane.job(id)));
    for (const { id } of batch.own) lane.removeJob(id);
    if (box.outcome !== null) await announce(lane, box.outcome, targets);
    written(lane, batch);
  };

  async function announce(
    lane: Lane,
    outcome: Outcome,
    targets: MessageRecord['id'][],
  ): Promise<void> {
    const { fresh, altered, reply, chat } = outcome;
    if (reply !== null) lane.addJob(reply);
    for (const job of outcome.scrubbed) lane.replaceJob(job);
    dropFiles(outcome.wiped);
    const told = [...altered, ...fresh];
    for (const message of told) emitter.messageChanged(show(message));
    // An own effect that the log made void is no longer shown ahead of it.
    const rest = targets.filter((id) => !told.some((message) => message.id === id));
    for (const message of (await known(rest)).values()) emitter.messageChanged(show(message));
    for (const message of fresh) {
      const isQuiet = message.own || !chat.accepted || people.isBlocked(message.senderId);
      if (!isQuiet && ANNOUNCED.has(message.kind)) emitter.incoming(show(message));
    }
  }
}

/** Kinds of which the person is told. */
const ANNOUNCED: ReadonlySet<MessageRecord['kind']> = new Set(['text', 'unsupported']);

function sent(message: MessageRecord, { seq, receivedAt }: LogEntry): MessageRecord {
  const expiresAt = expiryOf(message.expiresIn, receivedAt);
  const state = { sendState: 'sent' as const, failure: null, sendAt: null };
  return { ...message, ...state, order: seq, seq, receivedAt, expiresAt };
}

/** The effect of an own entry, as the log tells of those by others. */
function ownEffect(
  { id, seq, receivedAt }: LogEntry,
  jobs: ReadonlyMap<string, JobRecord>,
  senderId: UserId,
): LoggedEffect[] {
  const job = jobs.get(id);
  const body = job === undefined ? null : effectOf(job);
  if (job === undefined || body === null) return [];
  return [{ id, seq, receivedAt, sentAt: job.sentAt, senderId, body }];
}

function targetOf(job: JobRecord | undefined): MessageRecord['id'][] {
  const effect = job === undefined ? null : effectOf(job);
  return effect !== null && 'target' in effect ? [effect.target] : [];
}

function groupOps(batch: Batch): WriteOp[] {
  const { chatId } = batch.chat;
  const ops: WriteOp[] = [];
  if (batch.group === null) {
    if (batch.groupState !== batch.chat.group) ops.push(...deleteGroup(chatId));
  } else if (batch.epochMoved) {
    ops.push(...putSnapshot(chatId, batch.group.snapshot()));
  } else {
    for (const delta of batch.deltas.values()) ops.push(putDelta(chatId, delta));
  }
  if (batch.pending === null && batch.pendingBefore !== null) ops.push(deletePendingCommit(chatId));
  const { usedKeyPackage } = batch;
  if (usedKeyPackage !== null && !usedKeyPackage.lastResort) {
    ops.push(deleteKeyPackage(usedKeyPackage.ref));
  }
  return ops;
}

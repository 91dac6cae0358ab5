import { LIMITS } from '#contract/wire/limits.ts';
import type { LogEntry } from '#contract/wire/chats.ts';
import type { ChatBook } from '../chats/book.ts';
import type { Lane } from '../chats/lane.ts';
import type { Emitter } from '../events/emitter.ts';
import type { GroupKeeper } from '../groups/keeper.ts';
import { newestOf, unreadAmong } from '../chats/summary.ts';
import type { ProfileJobs } from '../outbox/profile-job.ts';
import type { Profiles } from '../people/profiles.ts';
import type { Store, WriteOp } from '../ports/store.ts';
import type { ChatRecord } from '../records/chat.ts';
import { deleteGroup, putDelta, putSnapshot } from '../records/group.ts';
import { type JobRecord, deleteJob, putJob } from '../records/job.ts';
import { deleteKeyPackage } from '../records/key-package.ts';
import { type MessageRecord, messageView, putMessage, readMessage } from '../records/message.ts';
import { deletePendingCommit } from '../records/pending-commit.ts';
import type { Context } from '../runtime/context.ts';
import { queueAddition } from '../search/records.ts';
import type { Batch } from './batch.ts';

/** Writes a batch: messages, cursor, jobs that are done and the group's state, all or nothing. */
export type WriteBatch = (lane: Lane, batch: Batch) => Promise<void>;

/** What a batch means for the chat, once it was written. */
interface Outcome {
  fresh: MessageRecord[];
  acknowledged: MessageRecord[];
  reply: JobRecord | null;
}

export function createWriteBatch(
  context: Context,
  store: Store,
  book: ChatBook,
  keeper: GroupKeeper,
  profiles: Profiles,
  profileJobs: ProfileJobs,
  emitter: Emitter,
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

  const settle = async (lane: Lane, batch: Batch): Promise<Outcome> => {
    const jobs = new Map(lane.jobs.map((job) => [job.id, job]));
    const own = batch.own.filter(({ id }) => jobs.has(id));
    const stored = await known([...batch.messages, ...own].map(({ id }) => id));
    const fresh: MessageRecord[] = [];
    for (const message of batch.messages) {
      // An id is used once: whatever comes under it again changes nothing.
      if (stored.has(message.id)) context.log('protocol-violation:duplicate-id');
      else fresh.push(message);
      stored.set(message.id, message);
    }
    const acknowledged = own.flatMap((entry) => {
      const message = stored.get(entry.id);
      return message?.chatId === lane.chatId ? [sent(message, entry)] : [];
    });
    const written = fresh.some(({ own: mine, kind }) => !mine && kind === 'text');
    const reply = written ? profileJobs.replyFor(lane, batch) : null;
    return { fresh, acknowledged, reply };
  };

  const nextChat = (chat: ChatRecord, lane: Lane, batch: Batch, outcome: Outcome): ChatRecord => {
    const { fresh, acknowledged } = outcome;
    const changed = [...acknowledged, ...fresh];
    const sentProfile = lane.jobs.some(
      ({ id, encrypted }) => encrypted?.withProfile && batch.own.some((entry) => entry.id === id),
    );
    const now = context.now();
    return {
      ...chat,
      appliedSeq: Math.max(chat.appliedSeq, batch.appliedSeq),
      group: batch.groupState,
      unreadCount: chat.unreadCount + unreadAmong(fresh, chat.readSeq),
      lastMessage: newestOf(chat.lastMessage, changed),
      activityAt: Math.max(chat.activityAt, Math.min(batch.activityAt, now + LIMITS.clockSkew)),
      profileShared: (chat.profileShared || sentProfile) && !batch.strangers,
      messagesSinceCommit: batch.committed
        ? 0
        : chat.messagesSinceCommit + batch.messages.length + batch.own.length,
      committedAt: batch.committed || batch.joined ? now : chat.committedAt,
      healAt: healTime(chat, batch, now),
    };
  };

  const healTime = (chat: ChatRecord, batch: Batch, now: number) => {
    if (batch.joined) return now + Math.round(context.random() * context.timing.heal);
    return batch.committed || batch.group === null ? null : chat.healAt;
  };

  return async (lane, batch) => {
    for (const { userId, key } of batch.profileKeys) await profiles.learn(userId, key);
    const box: { outcome: Outcome | null } = { outcome: null };
    await book.update(lane.chatId, async (chat) => {
      const outcome = await settle(lane, batch);
      box.outcome = outcome;
      return {
        chat: nextChat(chat, lane, batch, outcome),
        ops: [
          ...[...outcome.fresh, ...outcome.acknowledged].map(putMessage),
          ...outcome.fresh.filter(({ kind }) => kind === 'text').map(queueAddition),
          ...batch.own.map(({ id }) => deleteJob(id)),
          ...(outcome.reply === null ? [] : [putJob(outcome.reply)]),
          ...groupOps(batch),
        ],
      };
    });
    if (batch.group === null) keeper.forget(lane.chatId);
    else keeper.keep(lane.chatId, batch.group);
    lane.pending = batch.pending;
    for (const { id } of batch.own) lane.removeJob(id);
    if (box.outcome !== null) announce(lane, box.outcome);
    written(lane, batch);
  };

  function announce(lane: Lane, { fresh, acknowledged, reply }: Outcome): void {
    if (reply !== null) lane.addJob(reply);
    for (const message of [...acknowledged, ...fresh]) emitter.messageChanged(messageView(message));
    for (const message of fresh) {
      if (!message.own && message.kind !== 'undecryptable') emitter.incoming(messageView(message));
    }
  }
}

function sent(message: MessageRecord, { seq }: LogEntry): MessageRecord {
  return { ...message, order: seq, seq, sendState: 'sent', failure: null };
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

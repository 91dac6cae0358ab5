import type { LogEntry } from '#contract/wire/chats.ts';
import type { AccountHolder } from '../account/holder.ts';
import type { ChatBook } from '../chats/book.ts';
import type { Lane } from '../chats/lane.ts';
import type { PendingCommits } from '../groups/pending.ts';
import { GroupError } from '#e2ee/groups/types.ts';
import { type Batch, leaveGroup, newBatch } from './batch.ts';
import {
  type CommitDeps,
  type EntryOutcome,
  adoptOwnCommit,
  applyCommit,
  applyWelcome,
} from './commit-entry.ts';
import { applyOwnContent } from './group-entry.ts';
import { applyMessage } from './message-entry.ts';
import type { WriteBatch } from './write-batch.ts';

/**
 * Applies entries that follow the chat's cursor without a gap and writes the outcome at once.
 * `wait` when one of them needs the directory: those before it are applied. The caller holds the
 * lane's lock.
 * @throws StoreError, and then nothing has changed.
 */
export type ApplyEntries = (lane: Lane, entries: LogEntry[]) => Promise<EntryOutcome>;

export function createApplyEntries(
  deps: CommitDeps,
  account: AccountHolder,
  book: ChatBook,
  pending: PendingCommits,
  write: WriteBatch,
): ApplyEntries {
  const { keeper, log } = deps;

  const start = async (lane: Lane): Promise<Batch | null> => {
    const chat = book.get(lane.chatId);
    if (chat === null) return null;
    const batch = newBatch(chat, null, await pending.of(lane));
    if (chat.group !== 'active') return batch;
    try {
      batch.group = await keeper.load(lane.chatId);
    } catch (error) {
      if (!(error instanceof GroupError)) throw error;
    }
    if (batch.group === null) {
      log('group-broken:state');
      batch.lost = true;
      leaveGroup(batch, 'broken');
    }
    return batch;
  };

  const applyOne = async (lane: Lane, batch: Batch, entry: LogEntry): Promise<EntryOutcome> => {
    const { userId, deviceId } = account.self;
    if (batch.group !== null && entry.kind !== 'welcome' && entry.epoch > batch.group.epoch) {
      // What lay between was deleted before this device came to fetch it.
      log('group-broken:behind');
      batch.lost = true;
      leaveGroup(batch, 'broken');
    }
    const own = entry.userId === userId && entry.deviceId === deviceId;
    if (entry.kind === 'message') {
      // Of what was written while its author was blocked only the place is there.
      if (entry.withheld) return 'done';
      if (own) {
        batch.own.push(entry);
        applyOwnContent(batch, entry, lane.job(entry.id), userId);
      } else await applyMessage(batch, entry, userId, log);
      return 'done';
    }
    if (entry.kind === 'welcome') return applyWelcome(batch, entry, userId, deps);
    if (!own) return applyCommit(batch, entry, userId, deps);
    await adoptOwnCommit(batch, entry, userId, deps);
    return 'done';
  };

  return async (lane, entries) => {
    try {
      const batch = await start(lane);
      if (batch === null) return 'done';
      let outcome: EntryOutcome = 'done';
      for (const entry of entries) {
        outcome = await applyOne(lane, batch, entry);
        if (outcome === 'wait') break;
        batch.appliedSeq = entry.seq;
      }
      await write(lane, batch);
      return outcome;
    } catch (error) {
      // The state in memory may be ahead of the disk now.
      keeper.forget(lane.chatId);
      lane.pending = undefined;
      throw error;
    }
  };
}

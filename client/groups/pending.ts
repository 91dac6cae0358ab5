import type { GroupChange } from '#contract/wire/groups.ts';
import type { MadeCommit } from '#e2ee/groups/types.ts';
import type { Lane, Lanes } from '../chats/lane.ts';
import type { Store } from '../ports/store.ts';
import {
  type PendingCommit,
  deletePendingCommit,
  newPendingCommit,
  putPendingCommit,
  readPendingCommit,
  readPendingCommits,
} from '../records/pending-commit.ts';
import { ownBytes } from '../records/parse.ts';
import { newMessageId } from '../runtime/ids.ts';

/** Commits that were made and wait for their place in the log. The caller holds the lane's lock. */
export interface PendingCommits {
  /** Reads those that an earlier run left behind. */
  load(lanes: Lanes): Promise<void>;
  of(lane: Lane): Promise<PendingCommit | null>;
  keep(lane: Lane, epoch: number, made: MadeCommit, change?: GroupChange | null): Promise<void>;
  drop(lane: Lane): Promise<void>;
}

export function createPendingCommits(store: Store): PendingCommits {
  return {
    async load(lanes) {
      for (const pending of await readPendingCommits(store)) {
        lanes.of(pending.chatId).pending = pending;
      }
    },

    async of(lane) {
      if (lane.pending === undefined) lane.pending = await readPendingCommit(store, lane.chatId);
      return lane.pending;
    },

    async keep(lane, epoch, { commit, welcome, added, removed, next }, change = null) {
      const { chatId } = lane;
      const pending = newPendingCommit({
        chatId,
        id: newMessageId(),
        epoch,
        commit: ownBytes(commit),
        welcome: welcome === null ? null : ownBytes(welcome),
        added: added.map(({ deviceId }) => deviceId),
        removed: removed.map(({ deviceId }) => deviceId),
        change,
        next: ownBytes(next),
      });
      await store.write([putPendingCommit(pending)]);
      lane.pending = pending;
    },

    async drop(lane) {
      await store.write([deletePendingCommit(lane.chatId)]);
      lane.pending = null;
    },
  };
}

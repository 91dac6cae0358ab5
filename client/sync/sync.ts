import type { Failure, Result } from '#contract/engine/errors.ts';
import { LIMITS } from '#contract/wire/limits.ts';
import type { ChatId } from '#contract/wire/primitives.ts';
import type { AccountHolder } from '../account/holder.ts';
import type { ChatBook } from '../chats/book.ts';
import type { Lane, Lanes } from '../chats/lane.ts';
import type { Inbox } from '../inbox/inbox.ts';
import type { Outbox } from '../outbox/outbox.ts';
import { backoff } from '../runtime/backoff.ts';
import { inBackground } from '../runtime/background.ts';
import type { Context } from '../runtime/context.ts';
import { ok } from '../runtime/results.ts';
import type { Timers } from '../runtime/timers.ts';
import type { Requester } from '../transport/connection.ts';
import type { ChatStates } from './chat-states.ts';
import type { Receipts } from './receipts.ts';

/** Chats that are fetched at the same time. */
const PARALLEL = 4;

/** Makes the history complete after every connect, and keeps it so. */
export interface Sync {
  /** Names the cursors, learns what is missing and fetches it. */
  start(): Promise<Result>;
  /** Brings one chat up to date; a failure is tried again by itself while connected. */
  pull(lane: Lane): void;
  /** The connection ended: nothing is up to date any more. */
  ended(): void;
}

export function createSync(
  context: Context,
  timers: Timers,
  account: AccountHolder,
  book: ChatBook,
  lanes: Lanes,
  states: ChatStates,
  receipts: Receipts,
  inbox: Inbox,
  outbox: Outbox,
  requester: Requester,
): Sync {
  const retries = new Map<Lane, () => void>();
  let attempt = 0;

  const again = (lane: Lane, failure: Failure) => {
    if (failure.code === 'offline' || retries.has(lane)) return;
    context.log(`pull-failed:${failure.code}`);
    const delay = backoff(context, attempt++, failure.retryAfterMs ?? 100);
    const cancel = timers.after(delay, () => {
      retries.delete(lane);
      pull(lane);
    });
    retries.set(lane, cancel);
  };

  const bringUp = async (lane: Lane): Promise<Result> => {
    const drained = await inbox.drain(lane);
    if (drained.ok) {
      attempt = 0;
      if (lane.ready) {
        outbox.wake(lane);
      } else {
        lane.ready = true;
        outbox.wakeNow(lane);
      }
      return ok();
    }
    again(lane, drained);
    return drained;
  };

  const pull = (lane: Lane) => inBackground(context.log, bringUp(lane));

  const bringUpAll = async (pending: Lane[]): Promise<Result> => {
    const queue = [...pending];
    let lost: Failure | null = null;
    const work = async () => {
      for (let lane = queue.shift(); lane !== undefined; lane = queue.shift()) {
        const outcome = await bringUp(lane);
        if (!outcome.ok && outcome.code === 'offline') lost = outcome;
      }
    };
    await Promise.all(Array.from({ length: PARALLEL }, work));
    return lost ?? ok();
  };

  /** Groups that the server doesn't name any more: the log says how they ended, if it still can. */
  const endMissing = async (named: ReadonlySet<ChatId>): Promise<void> => {
    const missing = book
      .list()
      .filter(
        ({ chatId, kind, group }) => kind === 'group' && group !== 'removed' && !named.has(chatId),
      );
    for (const { chatId } of missing) {
      const drained = await inbox.catchUp(lanes.of(chatId));
      const gone = !drained.ok && drained.code === 'not-a-member';
      if (drained.ok || gone) await states.ended(chatId);
    }
  };

  return {
    async start() {
      const newestFirst = book.list().toSorted((a, b) => b.activityAt - a.activityAt);
      // Nobody is told how far a request was received.
      const cursors = newestFirst
        .filter(({ accepted }) => accepted)
        .slice(0, LIMITS.syncCursors)
        .map(({ chatId, appliedSeq }) => ({ chatId, seq: appliedSeq }));
      const answer = await requester.request('sync:start', { cursors });
      if (!answer.ok) return answer;
      const self = account.self.userId;
      const named = new Map(cursors.map(({ chatId, seq }) => [chatId, seq]));
      for (const state of answer.value.chats) {
        const merged = await states.merge(state);
        if (!merged.ok) continue;
        // A log never gets shorter: the server has lost or hides what it once acknowledged.
        const before = named.get(state.chatId) ?? 0;
        if (state.headSeq < before) context.log('protocol-violation:head');
        const own = state.members.find(({ userId }) => userId === self);
        receipts.known(state.chatId, state.confirmedSeq, own?.readSeq ?? 0);
      }
      await endMissing(new Set(answer.value.chats.map(({ chatId }) => chatId)));
      return bringUpAll(
        book
          .list()
          .toSorted((a, b) => b.activityAt - a.activityAt)
          .map(({ chatId }) => lanes.of(chatId)),
      );
    },

    pull,

    ended() {
      for (const cancel of retries.values()) cancel();
      retries.clear();
      attempt = 0;
      for (const lane of lanes.all()) {
        lane.ready = false;
        lane.clearBuffer();
        lane.head = 0;
      }
    },
  };
}

import type { Result } from '#contract/engine/errors.ts';
import type { LogEntry } from '#contract/wire/chats.ts';
import type { ResponseOf } from '#contract/wire/events.ts';
import { LIMITS } from '#contract/wire/limits.ts';
import type { ChatBook } from '../chats/book.ts';
import type { Lane } from '../chats/lane.ts';
import type { Context } from '../runtime/context.ts';
import { fail, guarded, ok } from '../runtime/results.ts';
import type { Requester } from '../transport/connection.ts';
import type { ApplyEntries } from './apply.ts';

/** Entries that are decrypted and written together. */
const BATCH = 50;

/** Brings chats up to date, strictly in the order of their logs. */
export interface Inbox {
  /**
   * Applies what was pushed and fetches what is missing, up to the highest seq that the server spoke
   * of. A failure leaves the chat where it is.
   */
  drain(lane: Lane): Promise<Result>;
  /** As `drain`, but asks the server whether there is more, even if it spoke of none. */
  catchUp(lane: Lane): Promise<Result>;
}

export function createInbox(
  context: Context,
  book: ChatBook,
  requester: Requester,
  apply: ApplyEntries,
  stopped: () => boolean,
): Inbox {
  const applyNext = async (lane: Lane, entries: LogEntry[]): Promise<Result> => {
    const outcome = await lane.group.run(() => apply(lane, entries));
    if (outcome === 'done') return ok();
    lane.clearBuffer();
    return fail('unavailable');
  };

  const fetchNext = async (lane: Lane, afterSeq: number): Promise<Result> => {
    const { chatId } = lane;
    const answer = await requester.request('chat:fetch', {
      chatId,
      afterSeq,
      limit: LIMITS.fetchPage,
    });
    if (!answer.ok) return answer;
    const { entries, headSeq, prunedTo = afterSeq } = answer.value;
    const start = Math.max(afterSeq, prunedTo);
    const group = book.get(chatId)?.group;
    // A device outside of the group gets nothing, however long the log is.
    const mayRead = group !== 'none' && group !== 'removed';
    if (!followsOn(answer.value, start, mayRead)) {
      context.log('protocol-violation:chat:fetch');
      lane.clearBuffer();
      lane.head = afterSeq;
      return fail('protocol-violation');
    }
    lane.replace(entries, mayRead || entries.length > 0 ? headSeq : start);
    if (prunedTo > afterSeq) await skipTo(lane, prunedTo);
    return ok();
  };

  /** The log has nothing for this device up to `seq`. */
  const skipTo = (lane: Lane, seq: number) =>
    lane.group.run(() =>
      book.update(lane.chatId, (chat) =>
        chat.appliedSeq < seq ? { chat: { ...chat, appliedSeq: seq } } : null,
      ),
    );

  const drainAll = async (lane: Lane): Promise<Result> => {
    while (!stopped()) {
      const chat = book.get(lane.chatId);
      if (chat === null) return ok();
      const entries = lane.take(chat.appliedSeq, BATCH);
      if (entries.length === 0 && lane.head <= chat.appliedSeq) return ok();
      const moved =
        entries.length > 0
          ? await applyNext(lane, entries)
          : await fetchNext(lane, chat.appliedSeq);
      if (!moved.ok) return moved;
    }
    return fail('offline');
  };

  const drain = (lane: Lane): Promise<Result> => {
    if (lane.queuedDrain !== null) return lane.queuedDrain;
    const queued = lane.inbox.run(() => {
      lane.queuedDrain = null;
      return guarded(() => drainAll(lane)).catch(() => {
        context.log('drain-failed');
        return fail('internal');
      });
    });
    lane.queuedDrain = queued;
    return queued;
  };

  return {
    drain,

    catchUp(lane) {
      lane.head = Math.max(lane.head, (book.get(lane.chatId)?.appliedSeq ?? 0) + 1);
      return drain(lane);
    },
  };
}

/** Whether a page holds the entries after `seq` in order, and something if there is more to read. */
function followsOn(
  { entries, headSeq }: ResponseOf<'chat:fetch'>,
  seq: number,
  mayRead: boolean,
): boolean {
  if (entries.some((entry, at) => entry.seq !== seq + at + 1 || entry.seq > headSeq)) return false;
  return entries.length > 0 || headSeq <= seq || !mayRead;
}

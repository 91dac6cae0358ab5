import type { Result } from '#contract/engine/errors.ts';
import type { AccountHolder } from '../account/holder.ts';
import type { ChatBook } from '../chats/book.ts';
import type { Lane } from '../chats/lane.ts';
import type { PendingCommits } from '../groups/pending.ts';
import type { Inbox } from '../inbox/inbox.ts';
import type { PendingCommit } from '../records/pending-commit.ts';
import { fail, ok } from '../runtime/results.ts';
import type { Requester } from '../transport/connection.ts';
import { isFinal } from './classify.ts';
import type { Jobs } from './jobs.ts';
import { ownEntry } from './own-entry.ts';

/** Offers a pending commit to the log; true once it is in there, or dropped for another try. */
export type SendCommit = (lane: Lane, commit: PendingCommit) => Promise<Result<boolean>>;

export function createSendCommit(
  account: AccountHolder,
  book: ChatBook,
  pending: PendingCommits,
  jobs: Jobs,
  inbox: Inbox,
  requester: Requester,
): SendCommit {
  const drop = (lane: Lane, { id }: PendingCommit) =>
    lane.group.run(async () => {
      if ((await pending.of(lane))?.id === id) await pending.drop(lane);
    });

  /** Another commit came first: it is applied, and whatever is still needed is made anew. */
  const lostRace = async (lane: Lane, commit: PendingCommit): Promise<Result<boolean>> => {
    const before = book.get(lane.chatId)?.appliedSeq;
    const drained = await inbox.catchUp(lane);
    if (!drained.ok) return drained;
    await drop(lane, commit);
    if (book.get(lane.chatId)?.appliedSeq !== before) return ok(true);
    // Others have a group that this device is not in.
    if (commit.epoch === 0) lane.serverEpoch = Math.max(lane.serverEpoch, 1);
    return fail('epoch-stale');
  };

  return async (lane, commit) => {
    const { chatId, id, epoch, added, removed, welcome, change } = commit;
    const answer = await requester.request('chat:commit', {
      chatId,
      epoch,
      id,
      commit: commit.commit,
      ...(welcome === null ? {} : { welcome }),
      added,
      removed,
      ...(change === null ? {} : { change }),
    });
    if (answer.ok) {
      lane.offer(ownEntry(account.self, 'commit', commit, answer.value));
      const drained = await inbox.drain(lane);
      if (!drained.ok) return drained;
      return lane.pending?.id === id ? fail('protocol-violation') : ok(true);
    }
    if (answer.code === 'epoch-stale') return lostRace(lane, commit);
    // Of anything but a refusal the outcome is not known: the same commit is offered again.
    if (answer.code !== 'conflict' && !isFinal(answer.code, 0)) return answer;
    await drop(lane, commit);
    lane.rosterAt = null;
    lane.outside = [];
    lane.intents[0]?.refused(answer.code);
    const hopeless = isFinal(answer.code, lane.attempt) && book.get(chatId)?.group === 'none';
    if (!hopeless) return answer;
    await jobs.giveUpAll(lane, answer.code);
    return ok(true);
  };
}

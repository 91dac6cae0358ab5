import type { Result } from '#contract/engine/errors.ts';
import type { ChatBook } from '../chats/book.ts';
import type { Lane } from '../chats/lane.ts';
import type { Establish } from '../groups/establish.ts';
import type { Maintain } from '../groups/maintain.ts';
import type { PendingCommits } from '../groups/pending.ts';
import { ok } from '../runtime/results.ts';
import type { Context } from '../runtime/context.ts';
import { isFinal } from './classify.ts';
import type { Jobs } from './jobs.ts';
import type { Step } from './outbox.ts';
import type { SendCommit } from './send-commit.ts';
import type { SendMessage } from './send-message.ts';

/** What a chat does next: a pending commit first, then the oldest message, then upkeep. */
export function createStep(
  { now }: Context,
  book: ChatBook,
  pending: PendingCommits,
  jobs: Jobs,
  establish: Establish,
  maintain: Maintain,
  sendCommit: SendCommit,
  sendMessage: SendMessage,
): Step {
  const found = async (lane: Lane): Promise<Result<boolean>> => {
    // The group exists already: somebody in it has to add this device, the welcome will tell.
    if (lane.serverEpoch > 0) return ok(false);
    const established = await establish(lane);
    if (established.ok) return ok(true);
    if (!isFinal(established.code, lane.attempt)) return established;
    await jobs.giveUpAll(lane, established.code);
    return ok(true);
  };

  return async (lane) => {
    const commit = await lane.group.run(() => pending.of(lane));
    if (commit !== null) return sendCommit(lane, commit);
    const job = lane.nextJob(now());
    if (job === undefined) return maintain(lane);
    const chat = book.get(lane.chatId);
    if (chat?.group === 'none') return found(lane);
    if (chat?.group === 'active') {
      if (job.body.type !== 'profile' || !chat.profileShared) return sendMessage(lane, job);
      await jobs.drop(lane, job);
      return ok(true);
    }
    await jobs.giveUpAll(lane, chat?.group === 'removed' ? 'not-a-member' : 'undecryptable');
    return ok(true);
  };
}

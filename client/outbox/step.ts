import type { Result } from '#contract/engine/errors.ts';
import type { ChatBook } from '../chats/book.ts';
import type { Lane } from '../chats/lane.ts';
import type { Establish } from '../groups/establish.ts';
import type { Maintain } from '../groups/maintain.ts';
import type { PendingCommits } from '../groups/pending.ts';
import { ok } from '../runtime/results.ts';
import type { Context } from '../runtime/context.ts';
import type { RunIntent } from '../groups/intent.ts';
import type { Intents } from '../groups/intents.ts';
import { awaitsInfo } from '../groups/info-rules.ts';
import type { JobRecord } from '../records/job.ts';
import { isFinal } from './classify.ts';
import type { Jobs } from './jobs.ts';
import type { Step } from './outbox.ts';
import type { SendCommit } from './send-commit.ts';
import type { SendMessage } from './send-message.ts';

const isRename = (body: JobRecord['body']) => body.type === 'group-info' && body.change !== null;

/** What a chat does next: a pending commit, changes of members, the oldest message, then upkeep. */
export function createStep(
  { now }: Context,
  book: ChatBook,
  pending: PendingCommits,
  jobs: Jobs,
  establish: Establish,
  maintain: Maintain,
  sendCommit: SendCommit,
  sendMessage: SendMessage,
  runIntent: RunIntent,
  intents: Pick<Intents, 'end'>,
): Step {
  const found = async (lane: Lane): Promise<Result<boolean>> => {
    // The group exists already: somebody in it has to add this device, the welcome will tell.
    if (lane.serverEpoch > 0) return ok(false);
    const established = await establish(lane);
    if (established.ok) return ok(true);
    if (!isFinal(established.code, lane.attempt)) return established;
    for (const intent of lane.intents) await intents.end(lane, intent, established);
    await jobs.giveUpAll(lane, established.code);
    return ok(true);
  };

  return async (lane) => {
    const commit = await lane.group.run(() => pending.of(lane));
    if (commit !== null) return sendCommit(lane, commit);
    const chat = book.get(lane.chatId);
    // It is let in anew by others; what waits is sent then.
    if (chat?.group === 'broken' && chat.lost) return ok(false);
    const [intent] = lane.intents;
    if (intent !== undefined && (chat?.group !== 'none' || lane.serverEpoch > 0)) {
      return runIntent(lane, intent);
    }
    const isUnnamed = chat !== null && awaitsInfo(chat);
    const job = lane.nextJob(now(), ({ body }) => !isUnnamed || !isRename(body));
    if (intent === undefined && job === undefined) return maintain(lane);
    if (chat?.group === 'none') return found(lane);
    if (chat?.group === 'active') {
      if (job === undefined) return ok(false);
      if (job.body.type !== 'profile' || !chat.profileShared) return sendMessage(lane, job);
      await jobs.drop(lane, job);
      return ok(true);
    }
    await jobs.giveUpAll(lane, chat?.group === 'removed' ? 'not-a-member' : 'undecryptable');
    return ok(true);
  };
}

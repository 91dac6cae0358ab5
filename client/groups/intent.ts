import type { EngineErrorCode, Result } from '#contract/engine/errors.ts';
import type { AddedMembers } from '#contract/engine/groups.ts';
import { changedRoster } from '#contract/wire/group-rights.ts';
import type { GroupChange } from '#contract/wire/groups.ts';
import type { UserId } from '#contract/wire/primitives.ts';
import { GroupError } from '#e2ee/groups/types.ts';
import type { AccountHolder } from '../account/holder.ts';
import type { ChatBook } from '../chats/book.ts';
import type { Lane } from '../chats/lane.ts';
import type { ChatRecord } from '../records/chat.ts';
import type { IntentRecord } from '../records/intent.ts';
import { fail, ok } from '../runtime/results.ts';
import { utf8 } from '../runtime/text.ts';
import type { ClaimedDevice } from './claim.ts';
import type { GroupKeeper } from './keeper.ts';
import type { PendingCommits } from './pending.ts';
import type { Intents } from './intents.ts';
import { leavesOf } from './roster.ts';
import { rosterOf } from './roster-rules.ts';

/** The next commit towards what is wanted. */
export interface Move {
  change: GroupChange;
  add: ClaimedDevice[];
  /** Accounts whose leaves go. */
  remove: readonly UserId[];
}

/**
 * What somebody wants of a group's members, independent of how it stands: whenever another commit
 * came first, the next move is planned anew on top of it. So the changes of several admins converge,
 * and one whose role has changed meanwhile is told `forbidden`.
 */
export interface Intent {
  /** Null when all is as wanted. */
  plan(chat: ChatRecord): Promise<Result<Move | null>>;
  /** The server refused the move: it is planned anew, but not for ever. */
  refused(code: EngineErrorCode): void;
  /** As it stands on disk. */
  readonly record: IntentRecord;
  /** Set once it can't succeed. */
  readonly failure: EngineErrorCode | null;
  settle(result: Result<undefined>): void;
}

/** What becomes of an intent; of adding people it tells who was added. */
export type Outcome = Result<AddedMembers | undefined>;

/** Makes the next commit of an intent, or settles it; true when the lane can go on. */
export type RunIntent = (lane: Lane, intent: Intent) => Promise<Result<boolean>>;

/** Failures that pass by waiting: the intent stays. */
const PASSING: ReadonlySet<EngineErrorCode> = new Set<EngineErrorCode>([
  'offline',
  'timeout',
  'rate-limited',
  'unavailable',
  'server-unreachable',
]);

export function createRunIntent(
  account: AccountHolder,
  book: ChatBook,
  keeper: GroupKeeper,
  pending: PendingCommits,
  intents: Pick<Intents, 'end'>,
): RunIntent {
  const settle = async (lane: Lane, intent: Intent, result: Result<undefined>) => {
    await intents.end(lane, intent, result);
    return ok(true);
  };

  const commit = (lane: Lane, { change, add, remove }: Move) =>
    lane.group.run(async () => {
      const chat = book.get(lane.chatId);
      const group = await keeper.load(lane.chatId);
      if (chat?.group !== 'active' || group === null) return;
      if ((await pending.of(lane)) !== null) return;
      const roster = rosterOf(chat);
      // The group has moved on since it was planned.
      if (roster === null || changedRoster(roster, account.self.userId, change) === null) return;
      const present = new Set(group.members.map(({ deviceId }) => deviceId));
      const missing = add.filter(({ deviceId }) => !present.has(deviceId));
      const isEmpty = Object.keys(change).length === 0;
      const made = await group.commit(
        { add: missing.map(({ keyPackage }) => keyPackage), remove: leavesOf(group, remove) },
        isEmpty ? undefined : utf8(JSON.stringify(change)),
      );
      await pending.keep(lane, group.epoch, made, isEmpty ? null : change);
    });

  return async (lane, intent) => {
    const chat = book.get(lane.chatId);
    if (chat?.group !== 'active') return settle(lane, intent, fail('not-a-member'));
    if (intent.failure !== null) return settle(lane, intent, fail(intent.failure));
    const planned = await intent.plan(chat);
    if (!planned.ok) {
      return PASSING.has(planned.code) ? planned : settle(lane, intent, planned);
    }
    if (planned.value === null) return settle(lane, intent, ok());
    try {
      await commit(lane, planned.value);
    } catch (error) {
      if (!(error instanceof GroupError)) throw error;
      intent.refused('conflict');
    }
    return ok(true);
  };
}

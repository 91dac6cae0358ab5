import type { Result } from '#contract/engine/errors.ts';
import type { ChatBook } from '../chats/book.ts';
import type { Lane } from '../chats/lane.ts';
import type { ChatRecord } from '../records/chat.ts';
import type { Context } from '../runtime/context.ts';
import { ok } from '../runtime/results.ts';
import type { Timers } from '../runtime/timers.ts';
import type { GroupKeeper } from './keeper.ts';
import type { PendingCommits } from './pending.ts';
import type { ReconcileRoster } from './roster.ts';

/** After so many messages a member renews its leaf. */
const MESSAGES_PER_COMMIT = 100;
/** How often a device that can't be added yet is looked for, at growing intervals. */
const ROSTER_ATTEMPTS = 8;

/**
 * Upkeep of a group while nothing waits to be sent: devices that came or went, and the empty commits
 * by which a leaf heals after a theft of its keys (RFC 9420 section 16.6). Answers whether a commit
 * stands pending.
 */
export type Maintain = (lane: Lane) => Promise<Result<boolean>>;

export function createMaintain(
  context: Context,
  timers: Timers,
  book: ChatBook,
  keeper: GroupKeeper,
  pending: PendingCommits,
  reconcile: ReconcileRoster,
  wake: (lane: Lane) => void,
): Maintain {
  const { now, random, timing } = context;

  const isWorn = ({ messagesSinceCommit, committedAt }: ChatRecord) =>
    messagesSinceCommit >= MESSAGES_PER_COMMIT ||
    (messagesSinceCommit > 0 && now() - committedAt > timing.healInterval);

  const heal = (lane: Lane) =>
    lane.group.run(async () => {
      const group = await keeper.load(lane.chatId);
      if (group === null || (await pending.of(lane)) !== null) return false;
      await pending.keep(lane, group.epoch, await group.commit({}));
      return true;
    });

  const reconcileWhenDue = async (lane: Lane): Promise<Result<boolean>> => {
    if (lane.rosterAt === null || lane.rosterAt > now()) return ok(false);
    const reconciled = await reconcile(lane);
    if (!reconciled.ok) return reconciled;
    // After a commit it looks again: what was added or removed may not be all.
    if (reconciled.value === 'committed') return ok(true);
    const again = reconciled.value === 'later' && lane.rosterAttempt < ROSTER_ATTEMPTS;
    lane.rosterAt = again ? now() + timing.roster * 2 ** lane.rosterAttempt : null;
    lane.rosterAttempt = again ? lane.rosterAttempt + 1 : 0;
    return ok(false);
  };

  return async (lane) => {
    lane.cancelDue();
    const chat = book.get(lane.chatId);
    // A commit would tell that somebody is there.
    if (chat?.group !== 'active' || !chat.accepted) return ok(false);
    // Whoever is online may clear away what those who left have behind; the delay lets one be first.
    if (chat.departed.length > 0) lane.rosterAt ??= now() + Math.round(random() * timing.roster);
    const reconciled = await reconcileWhenDue(lane);
    if (!reconciled.ok || reconciled.value) return reconciled;

    if (chat.healAt === null && isWorn(chat)) {
      // Members tire at the same message; the delay keeps them from committing at once.
      const healAt = now() + Math.round(random() * timing.heal);
      await book.update(lane.chatId, (current) => ({ chat: { ...current, healAt } }));
      return ok(true);
    }
    if (chat.healAt !== null && chat.healAt <= now()) return ok(await heal(lane));
    const due = Math.min(chat.healAt ?? Infinity, lane.rosterAt ?? Infinity);
    if (due !== Infinity) lane.cancelDue = timers.after(due - now(), () => wake(lane));
    return ok(false);
  };
}

import type { Result } from '#contract/engine/errors.ts';
import type { DeviceId, UserId } from '#contract/wire/primitives.ts';
import type { Group } from '#e2ee/groups/types.ts';
import type { ChatBook } from '../chats/book.ts';
import type { Lane } from '../chats/lane.ts';
import type { PeopleBook } from '../people/book.ts';
import { ok } from '../runtime/results.ts';
import type { Claim, ClaimedDevice } from './claim.ts';
import type { GroupKeeper } from './keeper.ts';
import type { PendingCommits } from './pending.ts';

interface RosterChange {
  remove: DeviceId[];
  add: { userId: UserId; deviceIds: DeviceId[] }[];
}

/**
 * Brings the devices of a group in line with the directory's, by a commit that stands pending
 * afterwards: first removes revoked ones, then adds new ones. `later`: a device to add has not offered a
 * key package yet.
 */
export type ReconcileRoster = (lane: Lane) => Promise<Result<RosterOutcome>>;
type RosterOutcome = 'committed' | 'in-line' | 'later';

export function createReconcileRoster(
  book: ChatBook,
  people: PeopleBook,
  claim: Claim,
  keeper: GroupKeeper,
  pending: PendingCommits,
): ReconcileRoster {
  const compare = (lane: Lane, group: Group): RosterChange => {
    const { members = [], departed = [] } = book.get(group.chatId) ?? {};
    const change: RosterChange = { remove: leavesOf(group, departed), add: [] };
    for (const { deviceId } of group.members) {
      const isLost = lane.outside.includes(deviceId) && deviceId !== group.self.deviceId;
      if (isLost) change.remove.push(deviceId);
    }
    for (const { userId } of members) {
      const { devices } = people.get(userId);
      const leaves = group.members.filter((member) => member.userId === userId);
      const revoked = leaves.filter(
        ({ deviceId }) =>
          deviceId !== group.self.deviceId &&
          devices.some((device) => device.deviceId === deviceId && !device.listed),
      );
      const missing = devices.filter(
        ({ deviceId, listed }) => listed && !leaves.some((leaf) => leaf.deviceId === deviceId),
      );
      change.remove.push(...revoked.map(({ deviceId }) => deviceId));
      if (missing.length > 0) {
        change.add.push({ userId, deviceIds: missing.map(({ deviceId }) => deviceId) });
      }
    }
    return change;
  };

  const commit = (lane: Lane, change: (group: Group) => Promise<Parameters<Group['commit']>[0]>) =>
    lane.group.run<RosterOutcome>(async () => {
      if ((await pending.of(lane)) !== null) return 'in-line';
      const group = await keeper.load(lane.chatId);
      if (group === null || book.get(lane.chatId)?.group !== 'active') return 'in-line';
      const wanted = await change(group);
      if ((wanted.add ?? []).length === 0 && (wanted.remove ?? []).length === 0) return 'in-line';
      await pending.keep(lane, group.epoch, await group.commit(wanted));
      return 'committed';
    });

  return async (lane) => {
    const group = await lane.group.run(() => keeper.load(lane.chatId));
    if (group === null) return ok('in-line');
    const { remove, add } = compare(lane, group);
    if (remove.length > 0) {
      return ok(await commit(lane, async (now) => ({ remove: compare(lane, now).remove })));
    }
    const claimed: ClaimedDevice[] = [];
    for (const { userId, deviceIds } of add) {
      const answer = await claim(userId, deviceIds);
      if (!answer.ok) return answer;
      claimed.push(...answer.value);
    }
    if (claimed.length === 0) return ok(add.length === 0 ? 'in-line' : 'later');
    return ok(
      await commit(lane, async (now) => {
        const present = new Set(now.members.map(({ deviceId }) => deviceId));
        const missing = claimed.filter(({ deviceId }) => !present.has(deviceId));
        return { add: missing.map(({ keyPackage }) => keyPackage) };
      }),
    );
  };
}

/** Devices of these accounts that are in a group. */
export function leavesOf(group: Group, userIds: readonly UserId[]): DeviceId[] {
  return group.members
    .filter(({ userId }) => userIds.includes(userId))
    .map(({ deviceId }) => deviceId);
}

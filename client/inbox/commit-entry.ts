import type { LogEntry } from '#contract/wire/chats.ts';
import type { DeviceId, UserId } from '#contract/wire/primitives.ts';
import { type Group, type GroupMember, GroupError } from '#e2ee/groups/types.ts';
import type { GroupKeeper } from '../groups/keeper.ts';
import { parseChange } from '../groups/roster-rules.ts';
import type { Authenticator } from '../people/authenticator.ts';
import { type Store, StoreError } from '../ports/store.ts';
import { findKeyPackage } from '../records/key-package.ts';
import type { Log } from '../runtime/context.ts';
import { type Batch, enterEpoch, leaveGroup } from './batch.ts';
import { applyGroupCommit, applyRemoval, joinRoster, tellDevices } from './group-entry.ts';

export interface CommitDeps {
  store: Store;
  keeper: GroupKeeper;
  authenticator: Authenticator;
  /** Whether a device of somebody came after they were met. */
  isNews: (userId: UserId, deviceId: DeviceId) => boolean;
  log: Log;
}

/** `wait`: the directory has to answer first, the entry is applied later. */
export type EntryOutcome = 'done' | 'wait';

/** The commit that this device made is in the log: its pending state becomes the group's. */
export async function adoptOwnCommit(
  batch: Batch,
  entry: LogEntry,
  self: UserId,
  { keeper, log, isNews }: CommitDeps,
): Promise<void> {
  const { pending } = batch;
  batch.pending = null;
  if (pending === null || pending.id !== entry.id || pending.epoch !== (batch.group?.epoch ?? 0)) {
    if (batch.groupState === 'removed') return;
    log('group-broken:unknown-own-commit');
    batch.lost = true;
    return leaveGroup(batch, 'broken');
  }
  const before = batch.group?.members ?? [];
  const group = (await keeper.mls()).restore(pending.next, []);
  if (batch.fields !== null) {
    try {
      applyGroupCommit(batch, entry, self, pending.change ?? {}, group.members, self);
    } catch {
      // The server took what the members won't.
      log('group-broken:forbidden-own-commit');
      return leaveGroup(batch, 'broken');
    }
  }
  batch.brought ||= pending.added.length > 0;
  enterEpoch(batch, group);
  for (const deviceId of pending.removed) batch.gone.add(deviceId);
  batch.committed = true;
  batch.strangers ||= hasStrangers(before, group.members, group.self);
  if (before.length > 0) noteDevices(batch, entry, before, group, isNews);
}

/** A commit of another device; whatever this device had pending lost the race. */
export async function applyCommit(
  batch: Batch,
  entry: LogEntry,
  self: UserId,
  { authenticator, log, isNews }: CommitDeps,
): Promise<EntryOutcome> {
  if (batch.group === null) return 'done';
  const unanswered = authenticator.unanswered();
  const before = batch.group.members;
  try {
    const applied = await batch.group.applyCommit(entry.payload);
    const { group, committer, authenticatedData } = applied;
    for (const { deviceId } of applied.removed) batch.gone.add(deviceId);
    const actor = committer?.userId ?? entry.userId;
    const change = parseChange(authenticatedData);
    if (committer?.deviceId !== entry.deviceId) log('protocol-violation:sender');
    batch.pending = null;
    if (group === null) {
      applyRemoval(batch, entry, actor, change, self);
      return 'done';
    }
    if (batch.fields !== null) {
      applyGroupCommit(batch, entry, actor, change, group.members, self);
    } else if (!onlyMembers(batch, group.members)) {
      throw new GroupError('invalid-commit');
    }
    enterEpoch(batch, group);
    batch.strangers ||= hasStrangers(before, group.members, group.self);
    noteDevices(batch, entry, before, group, isNews);
  } catch (error) {
    if (error instanceof StoreError) throw error;
    if (authenticator.unanswered() > unanswered) return 'wait';
    log('group-broken:invalid-commit');
    batch.pending = null;
    leaveGroup(batch, 'broken');
  }
  return 'done';
}

/** The commit that added this device. */
export async function applyWelcome(
  batch: Batch,
  entry: LogEntry,
  self: UserId,
  { store, keeper, authenticator, log }: CommitDeps,
): Promise<EntryOutcome> {
  // Removed and added again while it was away, a device gets the welcome alone.
  const isBehind = batch.group !== null && entry.epoch > batch.group.epoch;
  if (batch.groupState === 'active' && !isBehind) {
    log('protocol-violation:welcome');
    return 'done';
  }
  const unanswered = authenticator.unanswered();
  try {
    const mls = await keeper.mls();
    const keyPackage = await findKeyPackage(store, mls.welcomeRefs(entry.payload));
    if (keyPackage === null) {
      log('group-broken:key-package');
      batch.pending = null;
      batch.lost = true;
      leaveGroup(batch, 'broken');
      return 'done';
    }
    const group = await mls.join(entry.payload, keyPackage);
    const isDirect = batch.fields === null;
    if (group.chatId !== batch.chat.chatId || (isDirect && !onlyMembers(batch, group.members))) {
      throw new GroupError('invalid-welcome');
    }
    joinRoster(batch, entry, group.members, self);
    batch.pending = null;
    batch.usedKeyPackage = keyPackage;
    batch.joined = true;
    batch.broughtBy = entry.userId;
    batch.lost = false;
    batch.strangers = true;
    enterEpoch(batch, group);
  } catch (error) {
    if (error instanceof StoreError) throw error;
    if (authenticator.unanswered() > unanswered) return 'wait';
    log('group-broken:invalid-welcome');
    batch.pending = null;
    leaveGroup(batch, 'broken');
  }
  return 'done';
}

/** Whether every leaf belongs to one of the two: nobody listens in on a direct chat. */
function onlyMembers({ chat }: Batch, leaves: readonly GroupMember[]): boolean {
  return leaves.every(({ userId }) => chat.members.some((member) => member.userId === userId));
}

function hasStrangers(
  before: readonly GroupMember[],
  after: readonly GroupMember[],
  self: GroupMember,
): boolean {
  return after.some(
    ({ userId, deviceId }) =>
      userId !== self.userId && !before.some((member) => member.deviceId === deviceId),
  );
}

/** A line in the timeline about devices that somebody who was there before has added. */
function noteDevices(
  batch: Batch,
  entry: LogEntry,
  before: readonly GroupMember[],
  group: Group,
  isNews: CommitDeps['isNews'],
): void {
  const known = new Set(before.map(({ deviceId }) => deviceId));
  const people = new Set(before.map(({ userId }) => userId));
  const fresh = group.members.filter(
    ({ userId, deviceId }) =>
      userId !== group.self.userId &&
      people.has(userId) &&
      !known.has(deviceId) &&
      isNews(userId, deviceId),
  );
  const [first] = fresh;
  if (first === undefined) return;
  // A commit that roster upkeep makes brings the devices of one person, nearly always.
  const count = fresh.filter(({ userId }) => userId === first.userId).length;
  tellDevices(batch, entry, first.userId, count);
}

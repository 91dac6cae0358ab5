import type { GroupInfoContent, SystemEvent } from '#contract/content/group.ts';
import { mayDo } from '#contract/wire/group-rights.ts';
import type { UserId } from '#contract/wire/primitives.ts';
import type { GroupInfo, GroupInfoChange } from '../records/group-info.ts';
import { sameBytes } from '../runtime/bytes.ts';
import type { GroupFields } from './roster-rules.ts';

/** Whether an account may change name and picture. */
export function mayEdit(
  { members, permissions }: Pick<GroupFields, 'members' | 'permissions'>,
  userId: UserId,
): boolean {
  const role = members.find((member) => member.userId === userId)?.role;
  return role !== undefined && permissions !== null && mayDo(role, permissions, 'edit');
}

type Changed = GroupInfoContent['changed'];

/** Whether this device has to be told the group's name before it can change it. */
export function awaitsInfo({ info, addedBy }: Pick<GroupFields, 'info' | 'addedBy'>): boolean {
  return info === null && addedBy !== null;
}

/** What the group is called after a change, with the revision that says so. */
export function changedInfo(info: GroupInfo | null, change: GroupInfoChange | null): GroupInfo {
  const before = info ?? { revision: 0, name: '', description: '', picture: null };
  if (change === null) return before;
  return {
    revision: before.revision + 1,
    name: change.name ?? before.name,
    description: change.description ?? before.description,
    picture: change.picture === undefined ? before.picture : change.picture,
  };
}

/**
 * The info that a content from the log leads to; null when it changes nothing. Newcomers let
 * themselves be told the present one by whoever let them in; a change counts from a member who may
 * edit, with the revision that follows: of two at the same time the first in the log.
 */
export function nextInfo(
  fields: GroupFields,
  sender: UserId,
  info: GroupInfo,
  changed?: Changed,
): GroupInfo | null {
  const current = fields.info;
  if (current === null) {
    const isTold = changed === undefined && sender === fields.addedBy;
    return isTold || mayEdit(fields, sender) ? info : null;
  }
  return info.revision === current.revision + 1 && mayEdit(fields, sender) ? info : null;
}

type InfoEvent = Extract<SystemEvent, { type: NonNullable<Changed> }>;

/**
 * What the timeline tells of a new info; null for the first one, unless the sender says what was
 * `changed`: a newcomer may hear of a change before it is told how things were.
 */
export function infoEvent(
  before: GroupInfo | null,
  after: GroupInfo,
  changed?: Changed,
): InfoEvent | null {
  if (before === null) {
    if (changed === undefined) return null;
    return changed === 'renamed' ? { type: changed, name: after.name } : { type: changed };
  }
  if (before.name !== after.name) return { type: 'renamed', name: after.name };
  if (!samePicture(before.picture, after.picture)) return { type: 'pictured' };
  return before.description === after.description ? null : { type: 'described' };
}

function samePicture(a: Uint8Array | null, b: Uint8Array | null): boolean {
  return a === null || b === null ? a === b : sameBytes(a, b);
}

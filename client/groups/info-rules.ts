import type { SystemEvent } from '#contract/content/group.ts';
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
 * The info that a content from the log leads to; null when it changes nothing. Newcomers take the
 * first one from whoever let them in; later on only the revision that follows, from a member who
 * may edit, counts: of two at the same time the first in the log.
 */
export function nextInfo(fields: GroupFields, sender: UserId, info: GroupInfo): GroupInfo | null {
  const current = fields.info;
  if (current === null) {
    return sender === fields.addedBy || mayEdit(fields, sender) ? info : null;
  }
  return info.revision === current.revision + 1 && mayEdit(fields, sender) ? info : null;
}

/** What the timeline tells of a new info; null for the first one. */
export function infoEvent(before: GroupInfo | null, after: GroupInfo): SystemEvent | null {
  if (before === null) return null;
  if (before.name !== after.name) return { type: 'renamed', name: after.name };
  if (!samePicture(before.picture, after.picture)) return { type: 'pictured' };
  return before.description === after.description ? null : { type: 'described' };
}

function samePicture(a: Uint8Array | null, b: Uint8Array | null): boolean {
  return a === null || b === null ? a === b : sameBytes(a, b);
}

import type { SystemEvent } from '#contract/content/group.ts';
import type { Member } from '#contract/wire/chats.ts';
import { changedRoster, mayDo } from '#contract/wire/group-rights.ts';
import { type GroupChange, type Roster, groupChangeSchema } from '#contract/wire/groups.ts';
import type { UserId } from '#contract/wire/primitives.ts';
import type { GroupMember } from '#e2ee/groups/types.ts';
import * as v from 'valibot';
import type { ChatRecord } from '../records/chat.ts';
import { fromUtf8 } from '../runtime/text.ts';

/** What the log alone decides about a group. */
export type GroupFields = Pick<
  ChatRecord,
  'members' | 'permissions' | 'info' | 'former' | 'departed' | 'invites' | 'barred' | 'addedBy'
>;

export function groupFields(chat: ChatRecord): GroupFields {
  const { members, permissions, info, former, departed, invites, barred, addedBy } = chat;
  return { members, permissions, info, former, departed, invites, barred, addedBy };
}

/** Members and rights; null unless the chat is a group whose rights are known. */
export function rosterOf({
  members,
  permissions,
}: Pick<GroupFields, 'members' | 'permissions'>): Roster | null {
  if (permissions === null) return null;
  return { members: members.map(({ userId, role }) => ({ userId, role })), permissions };
}

/** The change that a commit's authenticated data tells of; null when it is malformed. */
export function parseChange(authenticatedData: Uint8Array): GroupChange | null {
  if (authenticatedData.byteLength === 0) return {};
  const text = fromUtf8(authenticatedData);
  try {
    const parsed = v.safeParse(groupChangeSchema, JSON.parse(text ?? ''));
    return parsed.success ? parsed.output : null;
  } catch {
    return null;
  }
}

/**
 * The group after a commit, by the rules that the server applied as well: the committer's role allows
 * the change, everybody added came with a leaf, nobody removed kept one, and there is no leaf of
 * anybody else but of those who left on their own. Null: the commit must not be followed.
 */
export function afterCommit(
  fields: GroupFields,
  actor: UserId,
  change: GroupChange,
  leaves: readonly GroupMember[],
  seq: number,
): GroupFields | null {
  const before = rosterOf(fields);
  const after = before === null ? null : changedRoster(before, actor, change);
  if (after === null) return null;
  const { added = [], removed = [] } = change;
  const present = new Set(leaves.map(({ userId }) => userId));
  if (added.some((userId) => !present.has(userId))) return null;
  if (removed.some((userId) => present.has(userId))) return null;
  const members = withCursors(after, fields.members, seq);
  const isMember = new Set(members.map(({ userId }) => userId));
  const outside = [...present].filter((userId) => !isMember.has(userId));
  if (outside.some((userId) => !fields.departed.includes(userId))) return null;
  return {
    ...fields,
    members,
    permissions: after.permissions,
    departed: outside,
    former: [...new Set([...fields.former, ...removed])].filter((userId) => !isMember.has(userId)),
    barred: [...new Set([...fields.barred, ...removed])].filter((userId) => !isMember.has(userId)),
  };
}

/** Members of a roster with the cursors that are known of them; newcomers begin at `seq`. */
export function withCursors(roster: Roster, known: readonly Member[], seq: number): Member[] {
  const cursors = new Map(known.map((member) => [member.userId, member]));
  return roster.members.map(({ userId, role }) => {
    const { deliveredSeq = seq, readSeq = seq } = cursors.get(userId) ?? {};
    return { userId, role, deliveredSeq, readSeq };
  });
}

/** The same members with cursors as far as either list knows. */
export function furthest(members: readonly Member[], known: readonly Member[]): Member[] {
  const cursors = new Map(known.map((member) => [member.userId, member]));
  return members.map((member) => {
    const other = cursors.get(member.userId) ?? member;
    return {
      ...member,
      deliveredSeq: Math.max(member.deliveredSeq, other.deliveredSeq),
      readSeq: Math.max(member.readSeq, other.readSeq),
    };
  });
}

/** The group after somebody left on their own; their leaves stay until a commit removes them. */
export function afterLeaving(
  fields: GroupFields,
  userId: UserId,
  leaves: readonly GroupMember[],
): GroupFields {
  const has = leaves.some((leaf) => leaf.userId === userId);
  return {
    ...fields,
    members: fields.members.filter((member) => member.userId !== userId),
    departed: has ? [...new Set([...fields.departed, userId])] : fields.departed,
    former: [...new Set([...fields.former, userId])],
  };
}

/**
 * Whether the others take a content of this type from an account, as the group stands at that place of
 * the log. Whoever is no member, though their leaf may still be there, says nothing.
 */
export function maySay(fields: GroupFields | null, userId: UserId, type: string): boolean {
  if (fields === null || fields.permissions === null) return true;
  const role = fields.members.find((member) => member.userId === userId)?.role;
  if (role === undefined) return false;
  if (ALWAYS.has(type)) return true;
  const right = type === 'pin' ? 'pin' : type === 'timer' ? 'edit' : 'write';
  return mayDo(role, fields.permissions, right);
}

/** Those that bring their own rules; a poll asks everybody, also where few may write. */
const ALWAYS: ReadonlySet<string> = new Set([
  'profile',
  'group-info',
  'group-leave',
  'group-invite',
  'vote',
  'heard',
]);

/** What the timeline tells of a change; null when it is of no interest. */
export function eventOf(change: GroupChange): SystemEvent | null {
  const { added = [], removed = [], roles = [], permissions, invite } = change;
  if (added.length > 0) {
    return { type: invite === undefined ? 'added' : 'admitted', users: added };
  }
  if (removed.length > 0) return { type: 'removed', users: removed };
  // With the ownership the role of the one before changes, too: one line tells of both.
  const role = roles.find((one) => one.role === 'owner') ?? roles[0];
  if (role !== undefined) return { type: 'role', ...role };
  return permissions === undefined ? null : { type: 'permissions', permissions };
}

import type { GroupChange, Permissions, Role, Roster } from './groups.ts';
import type { UserId } from './primitives.ts';

/*
 * Who may do what in a group: the one answer for the server, which refuses the request, for members,
 * who refuse a commit that the server should not have taken, and for the interface.
 */

/** Whether a role has a right that is given to everyone or to admins. */
export function mayDo(role: Role, permissions: Permissions, right: keyof Permissions): boolean {
  return role !== 'member' || permissions[right] === 'everyone';
}

/** Admins remove members, the owner removes anybody else. */
export function mayRemove(actor: Role, target: Role): boolean {
  return (actor === 'owner' && target !== 'owner') || (actor === 'admin' && target === 'member');
}

export function maySetRoles(actor: Role): boolean {
  return actor === 'owner';
}

export function maySetPermissions(actor: Role): boolean {
  return actor !== 'member';
}

/**
 * The roster after a change that `actor` makes.
 * @returns null when the actor may not make it or it doesn't fit: somebody added twice, removed
 * without being there, or a group left without its one owner.
 */
export function changedRoster(roster: Roster, actor: UserId, change: GroupChange): Roster | null {
  const { added = [], removed = [], roles = [], permissions } = change;
  const members = new Map(roster.members.map(({ userId, role }) => [userId, role]));
  const own = members.get(actor);
  if (own === undefined) return null;
  if (added.length > 0 && !mayDo(own, roster.permissions, 'add')) return null;
  if (roles.length > 0 && !maySetRoles(own)) return null;
  if (permissions !== undefined && !maySetPermissions(own)) return null;
  // One order for all: the list begins with those who came first.
  for (const userId of added.toSorted()) {
    if (members.has(userId)) return null;
    members.set(userId, 'member');
  }
  for (const userId of removed) {
    const target = members.get(userId);
    if (target === undefined || !mayRemove(own, target)) return null;
    members.delete(userId);
  }
  for (const { userId, role } of roles) {
    if (!members.has(userId)) return null;
    members.set(userId, role);
  }
  if ([...members.values()].filter((role) => role === 'owner').length !== 1) return null;
  return {
    members: [...members].map(([userId, role]) => ({ userId, role })),
    permissions: permissions ?? roster.permissions,
  };
}

/** Who becomes the owner when the present one leaves: the first admin, else the first member. */
export function successorOf(roster: Roster, leaving: UserId): UserId | null {
  const others = roster.members.filter(({ userId }) => userId !== leaving);
  return (others.find(({ role }) => role === 'admin') ?? others[0])?.userId ?? null;
}

import type { OpenInvite } from '#contract/content/invite.ts';
import type { SystemEvent } from '#contract/content/group.ts';
import type { InviteId } from '#contract/wire/invites.ts';
import { LIMITS } from '#contract/wire/limits.ts';
import type { UserId } from '#contract/wire/primitives.ts';
import type { GroupFields } from './roster-rules.ts';

/** What a content says of a group's links. */
export interface InviteChange {
  open?: OpenInvite | undefined;
  close?: InviteId | undefined;
}

/** Whether an account may open and close links, and decide on requests. */
export function mayInvite({ members }: Pick<GroupFields, 'members'>, userId: UserId): boolean {
  const role = members.find((member) => member.userId === userId)?.role;
  return role === 'owner' || role === 'admin';
}

/** The links after a content from the log; null when it changes nothing. */
export function nextInvites(
  fields: Pick<GroupFields, 'members' | 'invites'>,
  sender: UserId,
  { open, close }: InviteChange,
): OpenInvite[] | null {
  if (!mayInvite(fields, sender)) return null;
  const { invites } = fields;
  const isKnown = (id: InviteId) => invites.some((invite) => invite.id === id);
  if (close !== undefined) return isKnown(close) ? invites.filter(({ id }) => id !== close) : null;
  if (open === undefined || isKnown(open.id)) return null;
  return invites.length >= LIMITS.invitesPerGroup ? null : [...invites, open];
}

export function inviteEvent({ open }: InviteChange): SystemEvent {
  return open === undefined
    ? { type: 'invite-closed' }
    : { type: 'invite-opened', approval: open.approval };
}

import type { InviteId, InviteLimits, InviteState, JoinState } from '../wire/invites.ts';
import type { ChatId, UserId } from '../wire/primitives.ts';
import type { Result } from './errors.ts';

/** A link into a group, as its admins see it. Times: Unix ms. */
export interface InviteView extends InviteLimits {
  inviteId: InviteId;
  /** Who made it. */
  userId: UserId;
  /** The link itself; null for links of other admins. */
  url: string | null;
  uses: number;
  createdAt: number;
}

/** Somebody who waits to be let in; the proof was checked. */
export interface JoinRequestView {
  inviteId: InviteId;
  userId: UserId;
  /** As they call themselves. */
  displayName: string;
  requestedAt: number;
}

/** What a link leads to, before joining. */
export interface InviteLookView {
  inviteId: InviteId;
  chatId: ChatId;
  name: string;
  description: string;
  picture: Uint8Array | null;
  members: number;
  state: InviteState;
  own: JoinState;
  /** An admin has to agree. */
  approval: boolean;
}

/** An own request, until it leads into the group. */
export interface JoinView {
  inviteId: InviteId;
  chatId: ChatId;
  name: string;
  url: string;
  /** `over`: the link ended before anybody decided. */
  state: 'pending' | 'declined' | 'over';
  requestedAt: number;
}

/**
 * Invite links. All of it needs a connection. `forbidden`: only admins may. `bad-input`: no link.
 * `origin-mismatch`: a link of another server. `invite-over`: revoked, expired or used up.
 */
export interface InvitesApi {
  createInvite(chatId: ChatId, limits: InviteLimits): Promise<Result<InviteView>>;
  /** Links that are not revoked, newest first. */
  invites(chatId: ChatId): Promise<Result<InviteView[]>>;
  /** Ends a link for good; who came by it stays. */
  revokeInvite(chatId: ChatId, inviteId: InviteId): Promise<Result>;

  /** Requests that this account decides on; changes follow as events of type `join-requests`. */
  joinRequests(chatId: ChatId): Promise<JoinRequestView[]>;
  acceptJoin(chatId: ChatId, userId: UserId): Promise<Result>;
  declineJoin(chatId: ChatId, userId: UserId): Promise<Result>;

  lookInvite(url: string): Promise<Result<InviteLookView>>;
  /** Asks to be let in; the chat appears by itself, the request stands in `joins` until then. */
  joinInvite(url: string): Promise<Result<JoinState>>;
  /** Takes a request back, or forgets one that was decided. */
  withdrawJoin(inviteId: InviteId): Promise<Result>;
  joins(): Promise<JoinView[]>;
}

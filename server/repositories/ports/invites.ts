import type { InviteId, InviteLimits, InviteState, JoinState } from '#contract/wire/invites.ts';
import type { ChatId, UserId } from '#contract/wire/primitives.ts';
import type { Bytes } from '../ports.ts';

export interface NewInvite extends InviteLimits {
  chatRef: number;
  accountRef: number;
  inviteId: InviteId;
  key: Bytes;
  preview: Bytes;
  secret: Bytes;
}

/** A link as the server knows it; `secret` and `preview` are ciphertext. */
export interface InviteRecord extends InviteLimits {
  inviteId: InviteId;
  chatId: ChatId;
  /** Who made it. */
  userId: UserId;
  key: Bytes;
  preview: Bytes;
  secret: Bytes;
  uses: number;
  createdAt: number;
}

/** A link as one account finds it. */
export interface InviteLook {
  invite: InviteRecord;
  state: InviteState;
  own: JoinState;
  /** The account was removed, or the link's maker has blocked it: an admin has to agree. */
  barred: boolean;
  members: number;
}

export interface JoinRecord {
  inviteId: InviteId;
  userId: UserId;
  proof: Bytes;
  hello: Bytes;
  approval: boolean;
  requestedAt: number;
}

/** Links into groups, and who asked to come by them. Whoever is added by a commit joins here, too. */
export interface InviteRepository {
  /** `conflict`: the id stands for something else. */
  create(
    input: NewInvite & { max: number; now: number },
  ): Promise<{ status: 'created' | 'conflict' | 'limit-reached' }>;
  setPreview(input: { inviteId: InviteId; preview: Bytes }): Promise<void>;
  /** Ends the link and forgets the requests that wait; answers whose they were. */
  revoke(input: { inviteId: InviteId; now: number }): Promise<UserId[]>;
  /** Those of a group that are not revoked, newest first. */
  ofChat(input: { chatRef: number }): Promise<InviteRecord[]>;
  look(input: { inviteId: InviteId; accountRef: number; now: number }): Promise<InviteLook | null>;
  /** Records a request if the link admits one more. `over`: it doesn't. */
  join(input: {
    inviteId: InviteId;
    accountRef: number;
    proof: Bytes;
    hello: Bytes;
    max: number;
    now: number;
  }): Promise<{ own: JoinState; approval: boolean } | { over: true } | { full: true }>;
  withdraw(input: { inviteId: InviteId; accountRef: number }): Promise<boolean>;
  /** False when there was no such request. */
  decline(input: { inviteId: InviteId; userId: UserId }): Promise<boolean>;
  pending(input: { chatRef: number }): Promise<JoinRecord[]>;
}

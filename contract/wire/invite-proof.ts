import type { InviteId } from './invites.ts';
import type { ChatId, UserId } from './primitives.ts';

/*
 * What whoever has an invite link signs with the key that follows from its secret. Every text names the
 * account, so that nobody can use the proof of another; all parts have fixed lengths.
 */

const encoder = new TextEncoder();

/** The question what a link leads to. */
export function lookMessage(inviteId: InviteId, userId: UserId): Uint8Array<ArrayBuffer> {
  return encoder.encode(`vestnik-invite-look-v1/${inviteId}/${userId}`);
}

/** The wish to join: checked by the server, and by the members, who don't have to believe it. */
export function joinMessage(
  chatId: ChatId,
  inviteId: InviteId,
  userId: UserId,
): Uint8Array<ArrayBuffer> {
  return encoder.encode(`vestnik-invite-join-v1/${chatId}/${inviteId}/${userId}`);
}

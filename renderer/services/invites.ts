import { inviteAppUrl, parseInviteLink } from '#contract/content/invite.ts';
import type { EngineEvent } from '#contract/engine/api.ts';
import type { Result } from '#contract/engine/errors.ts';
import type { InviteLookView, InviteView } from '#contract/engine/invites.ts';
import type { InviteId, InviteLimits, JoinState } from '#contract/wire/invites.ts';
import type { ChatId, UserId } from '#contract/wire/primitives.ts';
import { platform } from '../platform/index.ts';
import { clearInvites, setJoinRequests, setJoins } from '../stores/invites.ts';
import { engine, onEngineEvent } from './engine.ts';

function apply(event: EngineEvent): void {
  if (event.type === 'join-requests') setJoinRequests(event.chatId, event.requests);
  if (event.type === 'joins') setJoins(event.joins);
}

/** Keeps requests to join up to date; the answer ends it. */
export async function startInvites(): Promise<() => void> {
  const end = onEngineEvent(apply);
  setJoins(await engine().joins());
  return () => {
    end();
    clearInvites();
  };
}

export async function loadJoinRequests(chatId: ChatId): Promise<void> {
  setJoinRequests(chatId, await engine().joinRequests(chatId));
}

export const createInvite = (chatId: ChatId, limits: InviteLimits): Promise<Result<InviteView>> =>
  engine().createInvite(chatId, limits);

export const invites = (chatId: ChatId): Promise<Result<InviteView[]>> => engine().invites(chatId);

export const revokeInvite = (chatId: ChatId, inviteId: InviteId): Promise<Result> =>
  engine().revokeInvite(chatId, inviteId);

export const acceptJoin = (chatId: ChatId, userId: UserId): Promise<Result> =>
  engine().acceptJoin(chatId, userId);

export const declineJoin = (chatId: ChatId, userId: UserId): Promise<Result> =>
  engine().declineJoin(chatId, userId);

export const lookInvite = (url: string): Promise<Result<InviteLookView>> =>
  engine().lookInvite(url);

export const joinInvite = (url: string): Promise<Result<JoinState>> => engine().joinInvite(url);

export const withdrawJoin = (inviteId: InviteId): Promise<Result> =>
  engine().withdrawJoin(inviteId);

/** Writes a link into chats. */
export async function shareInvite(url: string, chatIds: readonly ChatId[]): Promise<Result> {
  for (const chatId of chatIds) {
    const sent = await engine().sendText(chatId, url);
    if (!sent.ok) return sent;
  }
  return { ok: true, value: undefined };
}

export function isInviteLink(text: string): boolean {
  return parseInviteLink(text) !== null;
}

/** Where the group of a link is, e.g. `https://chat.example.org`. */
export function inviteServer(url: string): string | null {
  return parseInviteLink(url)?.server ?? null;
}

/** The same link for the installed app; null there. */
export function appLink(url: string): string | null {
  const link = platform.info.kind === 'web' ? parseInviteLink(url) : null;
  return link && inviteAppUrl(link);
}

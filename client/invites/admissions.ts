import type { OpenInvite } from '#contract/content/invite.ts';
import type { Result } from '#contract/engine/errors.ts';
import type { JoinRequestView } from '#contract/engine/invites.ts';
import { decodeBase64Url } from '#contract/wire/base64url.ts';
import { mayDo } from '#contract/wire/group-rights.ts';
import type { InviteId, PendingJoin } from '#contract/wire/invites.ts';
import type { ChatId, UserId } from '#contract/wire/primitives.ts';
import { openHello, verifyJoin } from '#e2ee/invites/invite.ts';
import { inviteSeal } from '#e2ee/keys.ts';
import type { AccountHolder } from '../account/holder.ts';
import type { ChatBook } from '../chats/book.ts';
import { mayInvite } from '../groups/invite-rules.ts';
import { roleOf } from '../groups/members.ts';
import type { ChatRecord } from '../records/chat.ts';
import { inBackground } from '../runtime/background.ts';
import type { Context } from '../runtime/context.ts';
import { fail, ok } from '../runtime/results.ts';
import type { Timers } from '../runtime/timers.ts';
import type { Requester } from '../transport/connection.ts';

/** Letting in those who ask to join by a link. */
export interface Admissions {
  /** Asks the server who waits; lets in those who need nobody's word. */
  refresh(chatId: ChatId): Promise<void>;
  refreshAll(): void;
  waiting(chatId: ChatId): JoinRequestView[];
  accept(chatId: ChatId, userId: UserId): Promise<Result>;
  decline(chatId: ChatId, userId: UserId): Promise<Result>;
}

export interface AdmissionsDeps {
  context: Context;
  timers: Timers;
  account: AccountHolder;
  book: ChatBook;
  requester: Requester;
  /** Adds people who asked by a link. */
  admit: (chatId: ChatId, inviteId: InviteId, userIds: UserId[]) => Promise<Result<unknown>>;
  /** Whom this account has blocked its devices let in by nobody's wish. */
  isBlocked: (userId: UserId) => boolean;
  changed: (chatId: ChatId, requests: JoinRequestView[]) => void;
}

interface Waiting extends JoinRequestView {
  /** An admin decides. */
  approval: boolean;
}

export function createAdmissions(deps: AdmissionsDeps): Admissions {
  const { context, timers, account, book, requester } = deps;
  const byChat = new Map<ChatId, Waiting[]>();
  const scheduled = new Set<ChatId>();

  const groupOf = (chatId: ChatId): ChatRecord | null => {
    const chat = book.get(chatId);
    // Whoever was brought in by a stranger does nothing there before they agree to it.
    const isActive = chat?.group === 'active' && chat.accepted;
    if (account.current === null || !isActive || chat.permissions === null) {
      return null;
    }
    const role = roleOf(chat, account.current.userId);
    return role !== null && mayDo(role, chat.permissions, 'add') ? chat : null;
  };

  /** What the server says of a request, if the members' own knowledge of the link bears it out. */
  const checked = async (chat: ChatRecord, join: PendingJoin): Promise<Waiting | null> => {
    const { inviteId, userId, requestedAt } = join;
    const invite = chat.invites.find(({ id }) => id === inviteId);
    if (invite === undefined || chat.members.some((member) => member.userId === userId))
      return null;
    const at = { chatId: chat.chatId, inviteId, userId };
    if (!(await verifyJoin(decodeBase64Url(invite.key), at, join.proof))) {
      context.log('protocol-violation:join');
      return null;
    }
    const approval =
      join.approval ||
      invite.approval ||
      isPast(invite, context.now()) ||
      chat.barred.includes(userId) ||
      deps.isBlocked(userId);
    return { inviteId, userId, displayName: nameIn(invite, join), requestedAt, approval };
  };

  const nameIn = ({ seal, id }: OpenInvite, { userId, hello }: PendingJoin): string => {
    try {
      return openHello(inviteSeal(decodeBase64Url(seal)), id, userId, hello).displayName;
    } catch {
      context.log('invite-hello-unreadable');
      return '';
    }
  };

  const visible = (chatId: ChatId): JoinRequestView[] => {
    const chat = groupOf(chatId);
    if (chat === null || !mayInvite(chat, account.self.userId)) return [];
    const members = new Set(chat.members.map(({ userId }) => userId));
    return (byChat.get(chatId) ?? [])
      .filter(({ approval, userId }) => approval && !members.has(userId))
      .map(({ approval: _, ...request }) => request);
  };

  const admitWaiting = async (chatId: ChatId): Promise<void> => {
    const chat = groupOf(chatId);
    const ready = (byChat.get(chatId) ?? []).filter(({ approval }) => !approval);
    if (chat === null) return;
    for (const inviteId of new Set(ready.map((one) => one.inviteId))) {
      const userIds = ready.filter((one) => one.inviteId === inviteId).map(({ userId }) => userId);
      await deps.admit(chatId, inviteId, userIds);
    }
  };

  /** Whoever is online may do it; the delay lets one be first. */
  const admitSoon = (chatId: ChatId) => {
    if (scheduled.has(chatId)) return;
    scheduled.add(chatId);
    timers.after(Math.round(context.random() * context.timing.roster), () => {
      scheduled.delete(chatId);
      inBackground(context.log, admitWaiting(chatId));
    });
  };

  const forget = (chatId: ChatId) => {
    if (byChat.delete(chatId)) deps.changed(chatId, []);
  };

  const refresh = async (chatId: ChatId): Promise<void> => {
    const before = groupOf(chatId);
    if (before === null) return forget(chatId);
    const answer = await requester.request('join:list', { chatId });
    // Both may have moved on meanwhile.
    const chat = groupOf(chatId);
    if (!answer.ok || chat === null) return;
    const waiting = await Promise.all(answer.value.joins.map((join) => checked(chat, join)));
    const known = waiting.filter((one) => one !== null);
    byChat.set(chatId, known);
    deps.changed(chatId, visible(chatId));
    if (known.some(({ approval }) => !approval)) admitSoon(chatId);
  };

  const decidable = (chatId: ChatId, userId: UserId): Result<Waiting> => {
    const chat = groupOf(chatId);
    if (chat === null || !mayInvite(chat, account.self.userId)) return fail('forbidden');
    const found = (byChat.get(chatId) ?? []).find((one) => one.userId === userId);
    return found === undefined ? fail('not-found') : ok(found);
  };

  const drop = (chatId: ChatId, userId: UserId) => {
    const rest = (byChat.get(chatId) ?? []).filter((one) => one.userId !== userId);
    byChat.set(chatId, rest);
    deps.changed(chatId, visible(chatId));
  };

  return {
    refresh,

    refreshAll() {
      for (const { chatId, invites, kind } of book.list()) {
        if (kind === 'group' && invites.length > 0) inBackground(context.log, refresh(chatId));
      }
    },

    waiting: visible,

    async accept(chatId, userId) {
      const found = decidable(chatId, userId);
      if (!found.ok) return found;
      const admitted = await deps.admit(chatId, found.value.inviteId, [userId]);
      if (!admitted.ok) return admitted;
      drop(chatId, userId);
      return ok();
    },

    async decline(chatId, userId) {
      const found = decidable(chatId, userId);
      if (!found.ok) return found;
      const { inviteId } = found.value;
      const answer = await requester.request('join:decline', { inviteId, userId });
      if (!answer.ok) return answer;
      drop(chatId, userId);
      return ok();
    },
  };
}

/** The request may have come in time; whether it did, only the server knows: an admin decides. */
function isPast({ expiresAt }: OpenInvite, now: number): boolean {
  return expiresAt !== null && expiresAt <= now;
}

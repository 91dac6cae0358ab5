import type { EngineEvent } from '#contract/engine/api.ts';
import type { ChatId, UserId } from '#contract/wire/primitives.ts';
import type { AccountHolder } from '../account/holder.ts';
import type { ChatBook } from '../chats/book.ts';
import type { Emitter } from '../events/emitter.ts';
import type { Groups } from '../groups/groups.ts';
import type { Store } from '../ports/store.ts';
import { inBackground } from '../runtime/background.ts';
import type { Context } from '../runtime/context.ts';
import type { Timers } from '../runtime/timers.ts';
import type { Requester } from '../transport/connection.ts';
import type { PushHandlers } from '../transport/link.ts';
import { createAdmissions } from './admissions.ts';
import { createJoining } from './joining.ts';
import { createLinks } from './links.ts';

export interface InvitePartsDeps {
  context: Context;
  timers: Timers;
  store: Store;
  account: AccountHolder;
  book: ChatBook;
  emitter: Emitter;
  requester: Requester;
  groups: Groups;
  isBlocked: (userId: UserId) => boolean;
}

export type InviteParts = ReturnType<typeof createInviteParts>;

/** Invite links: made by admins, followed by newcomers, and the members who let them in. */
export function createInviteParts(deps: InvitePartsDeps) {
  const { context, timers, store, account, book, emitter, requester, groups, isBlocked } = deps;
  const { log } = context;
  const { say, admit } = groups;

  const links = createLinks({ context, account, book, requester, say });
  const admissions = createAdmissions({
    context,
    timers,
    account,
    book,
    requester,
    admit,
    isBlocked,
    changed: (chatId, requests) => emitter.joinRequests(chatId, requests),
  });
  const joining = createJoining(context, store, account, book, requester, (joins) =>
    emitter.joins(joins),
  );

  /** What happens in a group may change who waits, who decides and what links show. */
  const hear = (event: EngineEvent) => {
    if (event.type !== 'messages') return;
    const { chatId } = event;
    const told = new Set(event.upserted.map((message) => message.event?.type));
    if (told.has('joined')) joining.arrived(chatId);
    if (book.get(chatId)?.invites.length === 0 && !told.has('invite-closed')) return;
    if (DECISIVE.some((type) => told.has(type))) inBackground(log, admissions.refresh(chatId));
    if (NAMING.some((type) => told.has(type))) renewSoon(chatId);
  };

  /** Any admin may do it; the delay lets one be first. */
  const renewSoon = (chatId: ChatId) => {
    timers.after(Math.round(context.random() * context.timing.roster), () =>
      inBackground(log, links.renew(chatId)),
    );
  };

  const pushes: Pick<PushHandlers, 'join:changed' | 'join:ended'> = {
    'join:changed': ({ chatId }) => inBackground(log, admissions.refresh(chatId)),
    'join:ended': ({ inviteId }) => joining.follow(inviteId),
  };

  emitter.subscribe(hear);
  return {
    links,
    admissions,
    joining,
    pushes,

    /** Connected, and up to date with the log. */
    online() {
      admissions.refreshAll();
      joining.follow();
    },
  };
}

const DECISIVE = [
  'admitted',
  'added',
  'role',
  'permissions',
  'joined',
  'invite-opened',
  'invite-closed',
] as const;
const NAMING = ['renamed', 'pictured', 'described'] as const;

import type { InvitesApi } from '#contract/engine/invites.ts';
import type { Parts } from '../parts.ts';
import { guarded } from '../runtime/results.ts';

/** Links into groups and those who come by them. */
export function invitesApi({ invites: { links, admissions, joining } }: Parts): InvitesApi {
  return {
    createInvite: (chatId, limits) => guarded(() => links.create(chatId, limits)),
    invites: (chatId) => guarded(() => links.list(chatId)),
    revokeInvite: (chatId, inviteId) => guarded(() => links.revoke(chatId, inviteId)),
    joinRequests: async (chatId) => admissions.waiting(chatId),
    acceptJoin: (chatId, userId) => guarded(() => admissions.accept(chatId, userId)),
    declineJoin: (chatId, userId) => guarded(() => admissions.decline(chatId, userId)),
    lookInvite: (url) => guarded(() => joining.look(url)),
    joinInvite: (url) => guarded(() => joining.join(url)),
    withdrawJoin: (inviteId) => guarded(() => joining.withdraw(inviteId)),
    joins: async () => joining.list(),
  };
}

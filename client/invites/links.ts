import { type OpenInvite, inviteUrl } from '#contract/content/invite.ts';
import type { Result } from '#contract/engine/errors.ts';
import type { InviteView } from '#contract/engine/invites.ts';
import { decodeBase64Url, encodeBase64Url } from '#contract/wire/base64url.ts';
import type { Invite, InviteId, InviteLimits } from '#contract/wire/invites.ts';
import type { ChatId } from '#contract/wire/primitives.ts';
import {
  inviteKeys,
  newInviteSecret,
  openPreview,
  openSecret,
  ownKeyOf,
  sealPreview,
  sealSecret,
} from '#e2ee/invites/invite.ts';
import { inviteSeal } from '#e2ee/keys.ts';
import type { AccountHolder } from '../account/holder.ts';
import type { ChatBook } from '../chats/book.ts';
import { mayInvite } from '../groups/invite-rules.ts';
import type { ChatRecord } from '../records/chat.ts';
import type { JobBody } from '../records/job.ts';
import type { Context } from '../runtime/context.ts';
import { newMessageId } from '../runtime/ids.ts';
import { fail, ok } from '../runtime/results.ts';
import type { Requester } from '../transport/connection.ts';

/** Links into groups, as their admins have them. */
export interface Links {
  create(chatId: ChatId, limits: InviteLimits): Promise<Result<InviteView>>;
  list(chatId: ChatId): Promise<Result<InviteView[]>>;
  revoke(chatId: ChatId, inviteId: InviteId): Promise<Result>;
  /** Brings the previews at the server in line with what the group is called now. */
  renew(chatId: ChatId): Promise<void>;
}

export interface LinksDeps {
  context: Context;
  account: AccountHolder;
  book: ChatBook;
  requester: Requester;
  /** Tells the members; returns when it stands in the outbox. */
  say: (chatId: ChatId, body: JobBody) => Promise<void>;
}

export function createLinks({ context, account, book, requester, say }: LinksDeps): Links {
  const groupOf = (chatId: ChatId): Result<ChatRecord> => {
    const chat = book.get(chatId);
    if (chat?.kind !== 'group') return fail('not-found');
    if (chat.group !== 'active') return fail('not-a-member');
    return mayInvite(chat, account.self.userId) ? ok(chat) : fail('forbidden');
  };

  const previewOf = ({ chatId, info }: ChatRecord) => ({
    v: 1 as const,
    chatId,
    name: info?.name ?? '',
    description: info?.description ?? '',
    picture: info?.picture ? encodeBase64Url(info.picture) : null,
  });

  const show = async ({ preview: _, secret, ...invite }: Invite): Promise<InviteView> => {
    const { server, phrase } = account.self;
    const { inviteId } = invite;
    if (secret === null) return { ...invite, url: null };
    try {
      const opened = openSecret(await ownKeyOf(phrase), inviteId, secret);
      return { ...invite, url: inviteUrl({ server, inviteId, secret: encodeBase64Url(opened) }) };
    } catch {
      context.log('protocol-violation:invite:secret');
      return { ...invite, url: null };
    }
  };

  /** Uploads the preview of a link where it says something else than the group is called now. */
  const renewPreview = async (chat: ChatRecord, { id, seal }: OpenInvite, stored: Uint8Array) => {
    const key = inviteSeal(decodeBase64Url(seal));
    const wanted = previewOf(chat);
    try {
      const { picture, ...rest } = openPreview(key, id, stored);
      const shown = { ...rest, picture: picture === null ? null : encodeBase64Url(picture) };
      if (JSON.stringify(Object.entries(shown).toSorted()) === sorted(wanted)) return;
    } catch {
      context.log('invite-preview-unreadable');
    }
    await requester.request('invite:preview', {
      inviteId: id,
      preview: sealPreview(key, id, wanted),
    });
  };

  return {
    async create(chatId, { approval, expiresAt, maxUses }) {
      const group = groupOf(chatId);
      if (!group.ok) return group;
      if (group.value.info === null) return fail('conflict');
      const { userId, phrase } = account.self;
      const secret = newInviteSecret();
      const keys = inviteKeys(secret);
      const inviteId = newMessageId() as string as InviteId;
      const limits = { approval, expiresAt, maxUses };
      const sealed = sealSecret(await ownKeyOf(phrase), inviteId, secret);
      const answer = await requester.request('invite:create', {
        chatId,
        inviteId,
        key: keys.publicKey,
        preview: sealPreview(keys.seal, inviteId, previewOf(group.value)),
        secret: sealed,
        ...limits,
      });
      if (!answer.ok) return answer;
      const open: OpenInvite = {
        id: inviteId,
        key: encodeBase64Url(keys.publicKey),
        seal: encodeBase64Url(keys.seal),
        ...limits,
      };
      await say(chatId, { type: 'group-invite', open });
      const { server } = account.self;
      const url = inviteUrl({ server, inviteId, secret: encodeBase64Url(secret) });
      return ok({ inviteId, userId, url, ...limits, uses: 0, createdAt: context.now() });
    },

    async list(chatId) {
      const group = groupOf(chatId);
      if (!group.ok) return group;
      const answer = await requester.request('invite:list', { chatId });
      if (!answer.ok) return answer;
      return ok(await Promise.all(answer.value.invites.map(show)));
    },

    async revoke(chatId, inviteId) {
      const group = groupOf(chatId);
      if (!group.ok) return group;
      const answer = await requester.request('invite:revoke', { inviteId });
      if (!answer.ok && answer.code !== 'not-found') return answer;
      const isOpen = group.value.invites.some(({ id }) => id === inviteId);
      // The members turn down what a server lets through.
      if (isOpen) await say(chatId, { type: 'group-invite', close: inviteId });
      return ok();
    },

    async renew(chatId) {
      const group = groupOf(chatId);
      if (!group.ok || group.value.invites.length === 0 || group.value.info === null) return;
      const answer = await requester.request('invite:list', { chatId });
      if (!answer.ok) return;
      for (const { inviteId, preview } of answer.value.invites) {
        const open = group.value.invites.find(({ id }) => id === inviteId);
        if (open !== undefined) await renewPreview(group.value, open, preview);
      }
    },
  };
}

function sorted(value: object): string {
  return JSON.stringify(Object.entries(value).toSorted());
}

import { type InviteLink, inviteUrl, parseInviteLink } from '#contract/content/invite.ts';
import type { Result } from '#contract/engine/errors.ts';
import type { InviteLookView, JoinView } from '#contract/engine/invites.ts';
import { decodeBase64Url } from '#contract/wire/base64url.ts';
import type { InviteId, JoinState } from '#contract/wire/invites.ts';
import {
  type InviteKeys,
  inviteKeys,
  openPreview,
  sealHello,
  signJoin,
  signLook,
} from '#e2ee/invites/invite.ts';
import { inviteSecret } from '#e2ee/keys.ts';
import type { AccountHolder } from '../account/holder.ts';
import type { ChatBook } from '../chats/book.ts';
import type { Store } from '../ports/store.ts';
import { type JoinRecord, putJoins, readJoins } from '../records/joins.ts';
import { inBackground } from '../runtime/background.ts';
import type { Context } from '../runtime/context.ts';
import { fail, ok } from '../runtime/results.ts';
import { Serial } from '../runtime/serial.ts';
import type { Requester } from '../transport/connection.ts';

/** Joining groups by links. */
export interface Joining {
  load(): Promise<void>;
  look(url: string): Promise<Result<InviteLookView>>;
  join(url: string): Promise<Result<JoinState>>;
  withdraw(inviteId: InviteId): Promise<Result>;
  list(): JoinView[];
  /** Asks what became of the requests that wait: all of them, or the one whose fate has changed. */
  follow(inviteId?: InviteId): void;
  /** This account is in the group now. */
  arrived(chatId: JoinView['chatId']): void;
}

export function createJoining(
  context: Context,
  store: Store,
  account: AccountHolder,
  book: ChatBook,
  requester: Requester,
  changed: (joins: JoinView[]) => void,
): Joining {
  const writing = new Serial();
  let joins: JoinRecord[] = [];

  const update = (change: (joins: JoinRecord[]) => JoinRecord[]) =>
    writing.run(async () => {
      const next = change(joins);
      await store.write([putJoins(next)]);
      joins = next;
      changed(joins);
    });

  const without = (inviteId: InviteId) => (all: JoinRecord[]) =>
    all.filter((join) => join.inviteId !== inviteId);

  const parsed = (url: string): Result<{ link: InviteLink; keys: InviteKeys }> => {
    if (account.current === null) return fail('no-account');
    const link = parseInviteLink(url);
    if (link === null) return fail('bad-input');
    if (link.server !== account.current.server.toLowerCase()) return fail('origin-mismatch');
    return ok({ link, keys: inviteKeys(inviteSecret(decodeBase64Url(link.secret))) });
  };

  const look = async (url: string): Promise<Result<InviteLookView>> => {
    const opened = parsed(url);
    if (!opened.ok) return opened;
    const { link, keys } = opened.value;
    const { inviteId } = link;
    const proof = await signLook(keys, inviteId, account.self.userId);
    const answer = await requester.request('invite:look', { inviteId, proof });
    if (!answer.ok) return answer.code === 'not-found' ? fail('invite-over') : answer;
    const { preview, ...rest } = answer.value;
    try {
      const { chatId, name, description, picture } = openPreview(keys.seal, inviteId, preview);
      return ok({ inviteId, chatId, name, description, picture, ...rest });
    } catch {
      context.log('protocol-violation:invite:look');
      return fail('protocol-violation');
    }
  };

  const followOne = async ({ inviteId, url }: JoinRecord): Promise<void> => {
    const answer = await look(url);
    const gone = !answer.ok && answer.code === 'invite-over';
    if (!answer.ok && !gone) return;
    const own = answer.ok ? answer.value.own : 'none';
    if (own === 'pending') return;
    if (own === 'member') return update(without(inviteId));
    const state = own === 'declined' ? 'declined' : 'over';
    await update((all) =>
      all.map((join) => (join.inviteId === inviteId ? { ...join, state } : join)),
    );
  };

  return {
    async load() {
      joins = await readJoins(store);
    },

    look,

    async join(url) {
      const looked = await look(url);
      if (!looked.ok) return looked;
      const { inviteId, chatId, name, state, own } = looked.value;
      if (own === 'member' || own === 'declined') return ok(own);
      if (state !== 'open' && own !== 'pending') return fail('invite-over');
      const opened = parsed(url);
      if (!opened.ok) return opened;
      const { link, keys } = opened.value;
      const { userId, displayName } = account.self;
      const join: JoinRecord = {
        inviteId,
        chatId,
        name,
        url: inviteUrl(link),
        state: 'pending',
        requestedAt: context.now(),
      };
      // On disk first: a welcome may come before the answer.
      await update((all) => [...without(inviteId)(all), join]);
      const answer = await requester.request('invite:join', {
        inviteId,
        proof: await signJoin(keys, chatId, inviteId, userId),
        hello: sealHello(keys.seal, inviteId, userId, { v: 1, displayName }),
      });
      if (!answer.ok) {
        // Without an answer the request may have come through: following it tells.
        if (answer.code !== 'timeout' && answer.code !== 'offline') await update(without(inviteId));
        return answer.code === 'not-found' ? fail('invite-over') : answer;
      }
      if (answer.value.own !== 'pending') await update(without(inviteId));
      return ok(answer.value.own);
    },

    async withdraw(inviteId) {
      const join = joins.find((one) => one.inviteId === inviteId);
      if (join?.state === 'pending') {
        const answer = await requester.request('invite:withdraw', { inviteId });
        if (!answer.ok) return answer;
      }
      await update(without(inviteId));
      return ok();
    },

    list: () => joins,

    follow(inviteId) {
      for (const join of joins) {
        if (join.state !== 'pending' || (inviteId ?? join.inviteId) !== join.inviteId) continue;
        inBackground(context.log, followOne(join));
      }
    },

    arrived(chatId) {
      if (book.get(chatId)?.group !== 'active') return;
      if (!joins.some((join) => join.chatId === chatId)) return;
      inBackground(
        context.log,
        update((all) => all.filter((join) => join.chatId !== chatId)),
      );
    },
  };
}

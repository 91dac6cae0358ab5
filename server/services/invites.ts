import { lookMessage, joinMessage } from '#contract/wire/invite-proof.ts';
import type { RequestOf, ResponseOf } from '#contract/wire/events.ts';
import { mayDo } from '#contract/wire/group-rights.ts';
import type { InviteId } from '#contract/wire/invites.ts';
import { LIMITS } from '#contract/wire/limits.ts';
import type { ChatId, UserId } from '#contract/wire/primitives.ts';
import type { InviteLook, InviteRepository } from '../repositories/ports.ts';
import type { Caller } from './caller.ts';
import { verifyEd25519 } from './certificates.ts';
import type { Chat, ChatCache } from './chat-cache.ts';
import type { Notifier } from './notifier.ts';
import type { RateLimits } from './rate-limits.ts';
import { RefusalError } from './refusal.ts';

interface Dependencies {
  invites: InviteRepository;
  cache: ChatCache;
  notifier: Notifier;
  rateLimits: RateLimits;
}

/**
 * Links into groups. The server counts and ends them and keeps the requests; who is let in, the
 * members decide by a commit, after checking the proof themselves.
 */
export class Invites {
  readonly #deps: Dependencies;

  constructor(deps: Dependencies) {
    this.#deps = deps;
  }

  /** @throws RefusalError `forbidden` unless an admin asks; `limit-reached`; `conflict`. */
  async create(caller: Caller, { chatId, ...invite }: RequestOf<'invite:create'>): Promise<object> {
    const { chatRef } = await this.#asAdmin(caller, chatId);
    const { accountRef } = caller;
    const { status } = await this.#deps.invites.create({
      ...invite,
      key: Uint8Array.from(invite.key),
      preview: Uint8Array.from(invite.preview),
      secret: Uint8Array.from(invite.secret),
      chatRef,
      accountRef,
      max: LIMITS.invitesPerGroup,
      now: Date.now(),
    });
    if (status !== 'created') throw new RefusalError(status);
    return {};
  }

  async setPreview(
    caller: Caller,
    { inviteId, preview }: RequestOf<'invite:preview'>,
  ): Promise<object> {
    await this.#administered(caller, inviteId);
    await this.#deps.invites.setPreview({ inviteId, preview: Uint8Array.from(preview) });
    return {};
  }

  async revoke(caller: Caller, { inviteId }: RequestOf<'invite:revoke'>): Promise<object> {
    const chat = await this.#administered(caller, inviteId);
    const ended = await this.#deps.invites.revoke({ inviteId, now: Date.now() });
    this.#deps.notifier.toUsers(ended, 'join:ended', { inviteId });
    if (ended.length > 0) this.#changed(chat);
    return {};
  }

  async list(
    caller: Caller,
    { chatId }: RequestOf<'invite:list'>,
  ): Promise<ResponseOf<'invite:list'>> {
    const { chatRef } = await this.#asAdmin(caller, chatId);
    const invites = await this.#deps.invites.ofChat({ chatRef });
    return {
      invites: invites.map(({ key: _, chatId: __, secret, ...invite }) => ({
        ...invite,
        secret: invite.userId === caller.userId ? secret : null,
      })),
    };
  }

  /** @throws RefusalError `not-found` for whoever can't prove that they have the link. */
  async look(
    caller: Caller,
    { inviteId, proof }: RequestOf<'invite:look'>,
  ): Promise<ResponseOf<'invite:look'>> {
    this.#deps.rateLimits.check('inviteLook', caller.userId);
    const found = await this.#proven(caller, inviteId, () => [
      lookMessage(inviteId, caller.userId),
      proof,
    ]);
    const { state, own, members, invite, barred } = found;
    return { state, own, members, preview: invite.preview, approval: invite.approval || barred };
  }

  /** @throws RefusalError `invite-over` when the link admits nobody (more); `not-found`. */
  async join(
    caller: Caller,
    { inviteId, proof, hello }: RequestOf<'invite:join'>,
  ): Promise<ResponseOf<'invite:join'>> {
    const { invites, rateLimits } = this.#deps;
    rateLimits.check('inviteJoin', caller.userId);
    const { invite } = await this.#proven(caller, inviteId, ({ chatId }) => [
      joinMessage(chatId, inviteId, caller.userId),
      proof,
    ]);
    const joined = await invites.join({
      inviteId,
      accountRef: caller.accountRef,
      proof: Uint8Array.from(proof),
      hello: Uint8Array.from(hello),
      max: LIMITS.joinsPerGroup,
      now: Date.now(),
    });
    if ('over' in joined) throw new RefusalError('invite-over');
    if ('full' in joined) throw new RefusalError('limit-reached');
    const { own, approval } = joined;
    if (own === 'pending') await this.#tell(invite.chatId, approval);
    return { own };
  }

  async withdraw(caller: Caller, { inviteId }: RequestOf<'invite:withdraw'>): Promise<object> {
    const { invites, rateLimits } = this.#deps;
    rateLimits.check('inviteLook', caller.userId);
    const { accountRef } = caller;
    const withdrawn = await invites.withdraw({ inviteId, accountRef });
    const found = withdrawn && (await invites.look({ inviteId, accountRef, now: Date.now() }));
    if (found) await this.#tell(found.invite.chatId, found.invite.approval || found.barred);
    return {};
  }

  /** @throws RefusalError `forbidden` for whoever may not add. */
  async joins(
    caller: Caller,
    { chatId }: RequestOf<'join:list'>,
  ): Promise<ResponseOf<'join:list'>> {
    const { invites, rateLimits } = this.#deps;
    rateLimits.check('invites', caller.userId);
    const chat = await this.#groupOf(caller, chatId);
    const { role } = chat.members.get(caller.userId)!;
    if (chat.permissions === null || !mayDo(role, chat.permissions, 'add')) {
      throw new RefusalError('forbidden');
    }
    const joins = await invites.pending({ chatRef: chat.chatRef });
    return { joins: role === 'member' ? joins.filter(({ approval }) => !approval) : joins };
  }

  async decline(caller: Caller, { inviteId, userId }: RequestOf<'join:decline'>): Promise<object> {
    const chat = await this.#administered(caller, inviteId);
    if (!(await this.#deps.invites.decline({ inviteId, userId }))) return {};
    this.#deps.notifier.toUsers([userId], 'join:ended', { inviteId });
    this.#changed(chat);
    return {};
  }

  async #proven(
    { accountRef }: Caller,
    inviteId: InviteId,
    signed: (at: { chatId: ChatId }) => [message: Uint8Array, proof: Uint8Array],
  ): Promise<InviteLook> {
    const found = await this.#deps.invites.look({ inviteId, accountRef, now: Date.now() });
    if (!found) throw new RefusalError('not-found');
    const [message, proof] = signed(found.invite);
    if (!verifyEd25519(found.invite.key, message, proof)) throw new RefusalError('not-found');
    return found;
  }

  /** The group of a link that the caller may administer. */
  async #administered(caller: Caller, inviteId: InviteId): Promise<Chat> {
    const { accountRef } = caller;
    const found = await this.#deps.invites.look({ inviteId, accountRef, now: Date.now() });
    if (!found) throw new RefusalError('not-found');
    return this.#asAdmin(caller, found.invite.chatId);
  }

  async #asAdmin(caller: Caller, chatId: ChatId): Promise<Chat> {
    this.#deps.rateLimits.check('invites', caller.userId);
    const chat = await this.#groupOf(caller, chatId);
    if (chat.members.get(caller.userId)?.role === 'member') throw new RefusalError('forbidden');
    return chat;
  }

  async #groupOf({ userId }: Caller, chatId: ChatId): Promise<Chat> {
    const chat = await this.#deps.cache.find(chatId);
    if (!chat?.members.has(userId)) throw new RefusalError('not-a-member');
    if (chat.kind !== 'group') throw new RefusalError('forbidden');
    return chat;
  }

  async #tell(chatId: ChatId, approval: boolean): Promise<void> {
    const chat = await this.#deps.cache.find(chatId);
    if (chat) this.#changed(chat, approval);
  }

  /** Tells those who decide: of requests that wait for an admin nobody else hears. */
  #changed(chat: Chat, approval = true): void {
    const { permissions } = chat;
    const deciding: UserId[] = [];
    for (const { userId, role } of chat.members.values()) {
      const adds = permissions !== null && mayDo(role, permissions, 'add');
      if (approval ? role !== 'member' : adds) deciding.push(userId);
    }
    this.#deps.notifier.toUsers(deciding, 'join:changed', { chatId: chat.chatId });
  }
}

import type { RequestOf, ResponseOf } from '#contract/wire/events.ts';
import type { ChatRepository } from '../repositories/ports.ts';
import type { Caller } from './caller.ts';
import { type Chat, headFor, isHiding, ownReadSeq } from './chat-cache.ts';
import type { Chats } from './chats.ts';
import type { Notifier } from './notifier.ts';
import type { RateLimits } from './rate-limits.ts';
import { RefusalError } from './refusal.ts';
import type { Retention } from './retention.ts';

interface Dependencies {
  repository: ChatRepository;
  chats: Chats;
  notifier: Notifier;
  retention: Retention;
  rateLimits: RateLimits;
}

type Cursor = RequestOf<'chat:confirm'>;

/** Cursors of devices (stored) and accounts (read). They never go back. */
export class Receipts {
  readonly #deps: Dependencies;

  constructor(deps: Dependencies) {
    this.#deps = deps;
  }

  /** @throws RefusalError `conflict` beyond the head, or from a device that never was in the group. */
  async confirm(caller: Caller, { chatId, seq }: Cursor): Promise<object> {
    this.#deps.rateLimits.check('cursor', caller.deviceId);
    const chat = await this.#deps.chats.requireReader(caller, chatId);
    const outside = !chat.devices.has(caller.deviceId);
    if (outside || seq > headFor(chat, caller.deviceId)) throw new RefusalError('conflict');
    await this.#moveConfirmed(caller, chat, seq);
    return {};
  }

  async read(caller: Caller, request: RequestOf<'chat:read'>): Promise<object> {
    const { chatId, seq, private: isPrivate = false } = request;
    this.#deps.rateLimits.check('cursor', caller.deviceId);
    const chat = await this.#deps.chats.require(caller, chatId);
    const member = chat.members.get(caller.userId);
    if (seq > chat.headSeq) throw new RefusalError('conflict');
    const name = isPrivate ? 'privateReadSeq' : 'readSeq';
    if (!member || seq <= member[name] || isHiding(chat, caller.userId)) return {};
    const { chatRef } = chat;
    const { accountRef } = caller;
    await this.#deps.repository.read({ chatRef, accountRef, seq, private: isPrivate });
    if (seq > member[name]) {
      member[name] = seq;
      this.#announce(caller, chat, isPrivate);
    }
    return {};
  }

  /** The start of a session: what the device has counts as confirmed; answers all its chats. */
  async sync(
    caller: Caller,
    { cursors }: RequestOf<'sync:start'>,
  ): Promise<ResponseOf<'sync:start'>> {
    this.#deps.rateLimits.check('sync', caller.deviceId);
    const states = await this.#deps.chats.list(caller);
    const known = new Map(cursors.map(({ chatId, seq }) => [chatId, seq]));
    await Promise.all(
      states.map(async (state) => {
        const seq = known.get(state.chatId) ?? 0;
        if (seq <= state.confirmedSeq || seq > state.headSeq || state.joinedSeq === 0) return;
        await this.#moveConfirmed(
          caller,
          await this.#deps.chats.require(caller, state.chatId),
          seq,
        );
        state.confirmedSeq = seq;
      }),
    );
    return { chats: states, serverTime: Date.now() };
  }

  async #moveConfirmed(caller: Caller, chat: Chat, seq: number): Promise<void> {
    const device = chat.devices.get(caller.deviceId);
    if (!device || seq <= device.confirmedSeq) return;
    const { chatRef } = chat;
    const { accountRef, deviceRef } = caller;
    const delivered = !isHiding(chat, caller.userId);
    await this.#deps.repository.confirm({ chatRef, accountRef, deviceRef, seq, delivered });
    device.confirmedSeq = Math.max(device.confirmedSeq, seq);
    this.#deps.retention.confirmed(chatRef);
    const member = chat.members.get(caller.userId);
    if (delivered && member && seq > member.deliveredSeq) {
      member.deliveredSeq = seq;
      this.#announce(caller, chat);
    }
  }

  /** To the other members, unless it is none of their business, and the account's other devices. */
  #announce({ userId, deviceId }: Caller, { chatId, members }: Chat, isPrivate = false) {
    const member = members.get(userId)!;
    const { deliveredSeq, readSeq } = member;
    const payload = { chatId, userId, deliveredSeq, readSeq };
    const others = [...members.keys()].filter((other) => other !== userId);
    const { notifier } = this.#deps;
    if (!isPrivate) notifier.toUsers(others, 'receipt:update', payload);
    const own = { ...payload, readSeq: ownReadSeq(member) };
    notifier.toUsers([userId], 'receipt:update', own, deviceId);
  }
}

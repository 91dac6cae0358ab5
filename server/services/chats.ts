import { uuidv7 } from 'uuidv7';
import type { ChatState } from '#contract/wire/chats.ts';
import type { RequestOf } from '#contract/wire/events.ts';
import { LIMITS } from '#contract/wire/limits.ts';
import type { ChatId, ClientMessageId, UserId } from '#contract/wire/primitives.ts';
import type { AccountRepository, ChatRepository } from '../repositories/ports.ts';
import type { Caller } from './caller.ts';
import { type Chat, type ChatCache, chatState, groupDevices } from './chat-cache.ts';
import type { Notifier } from './notifier.ts';
import type { RateLimits } from './rate-limits.ts';
import { RefusalError } from './refusal.ts';

interface Dependencies {
  accounts: AccountRepository;
  chats: ChatRepository;
  cache: ChatCache;
  notifier: Notifier;
  rateLimits: RateLimits;
}

/** Which chats there are, and who is in them. */
export class Chats {
  readonly #deps: Dependencies;

  constructor(deps: Dependencies) {
    this.#deps = deps;
  }

  /**
   * A chat that the caller is a member of.
   * @throws RefusalError `not-a-member`, for chats that don't exist as well.
   */
  async require(caller: Caller, chatId: ChatId): Promise<Chat> {
    const { cache } = this.#deps;
    const chat = cache.peek(chatId) ?? (await cache.find(chatId));
    if (!chat?.members.has(caller.userId)) throw new RefusalError('not-a-member');
    return chat;
  }

  /**
   * As `require`, but also for a device that was in the chat: it reads up to its removal.
   * @throws RefusalError `not-a-member`
   */
  async requireReader(caller: Caller, chatId: ChatId): Promise<Chat> {
    const chat = await this.#deps.cache.find(chatId);
    if (chat?.members.has(caller.userId) || chat?.devices.has(caller.deviceId)) return chat;
    throw new RefusalError('not-a-member');
  }

  async create(caller: Caller, request: RequestOf<'chat:create'>): Promise<{ chat: ChatState }> {
    this.#deps.rateLimits.check('chatCreate', caller.userId);
    if (request.kind === 'direct') return this.#createDirect(caller, request.peerId);
    if (request.kind === 'notes') return this.#createNotes(caller, request.instead ?? null);
    return this.#createGroup(caller, request.id);
  }

  async #createNotes(caller: Caller, instead: ChatId | null): Promise<{ chat: ChatState }> {
    const { accountRef, deviceRef, deviceId } = caller;
    const { chat: record, created } = await this.#deps.chats.createNotes({
      chatId: uuidv7() as ChatId,
      instead,
      accountRef,
      deviceRef,
      maxChats: LIMITS.syncCursors,
      now: Date.now(),
    });
    if (!record) throw new RefusalError('limit-reached');
    const chat = this.#deps.cache.adopt(record);
    if (created) this.#announce(chat, caller);
    return { chat: chatState(chat, deviceId) };
  }

  async #createGroup(caller: Caller, key: ClientMessageId): Promise<{ chat: ChatState }> {
    const { chat: record } = await this.#deps.chats.createGroup({
      chatId: uuidv7() as ChatId,
      key,
      accountRef: caller.accountRef,
      maxChats: LIMITS.syncCursors,
      now: Date.now(),
    });
    if (!record) throw new RefusalError('limit-reached');
    return { chat: chatState(this.#deps.cache.adopt(record), caller.deviceId) };
  }

  async #createDirect(caller: Caller, peerId: UserId): Promise<{ chat: ChatState }> {
    if (peerId === caller.userId) throw new RefusalError('bad-request');
    const peer = await this.#deps.accounts.find({ userId: peerId });
    if (!peer) throw new RefusalError('not-found');
    const { chat: record, created } = await this.#deps.chats.createDirect({
      chatId: uuidv7() as ChatId,
      accountRef: caller.accountRef,
      peerRef: peer.accountRef,
      maxChats: LIMITS.syncCursors,
      now: Date.now(),
    });
    if (!record) throw new RefusalError('limit-reached');
    const chat = this.#deps.cache.adopt(record);
    if (created) this.#announce(chat, caller);
    return { chat: chatState(chat, caller.deviceId) };
  }

  /** A device has lost the group's state: the others are told, so that one replaces its leaf. */
  async rejoin(caller: Caller, { chatId }: RequestOf<'chat:rejoin'>): Promise<object> {
    const { chats, notifier, rateLimits } = this.#deps;
    rateLimits.check('commit', caller.deviceId);
    const chat = await this.require(caller, chatId);
    const device = chat.devices.get(caller.deviceId);
    if (!device) return {};
    if (device.leftSeq === 0) {
      await chats.loseDevice({ chatRef: chat.chatRef, deviceRef: caller.deviceRef });
      device.lost = 1;
    }
    for (const deviceId of groupDevices(chat)) {
      notifier.toDevices([deviceId], 'chat:state', { chat: chatState(chat, deviceId) });
    }
    return {};
  }

  /** All chats of the account as the device sees them. */
  async list({ accountRef, deviceId }: Caller): Promise<ChatState[]> {
    const records = await this.#deps.chats.ofAccount({ accountRef });
    return records.map((record) => chatState(this.#deps.cache.adopt(record), deviceId));
  }

  /** No device is in the group yet, so one state suits all of them. */
  #announce(chat: Chat, { deviceId }: Caller) {
    const payload = { chat: chatState(chat, deviceId) };
    this.#deps.notifier.toUsers([...chat.members.keys()], 'chat:state', payload, deviceId);
  }
}

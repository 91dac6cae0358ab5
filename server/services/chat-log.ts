import type { RequestOf, ResponseOf } from '#contract/wire/events.ts';
import type { LogEntry } from '#contract/wire/chats.ts';
import { mayDo } from '#contract/wire/group-rights.ts';
import { LIMITS } from '#contract/wire/limits.ts';
import type { DeviceId, UserId } from '#contract/wire/primitives.ts';
import type { LogRepository } from '../repositories/ports.ts';
import type { Caller } from './caller.ts';
import { type Chat, groupDevices, headFor, isBlocked } from './chat-cache.ts';
import type { Chats } from './chats.ts';
import type { Notifier } from './notifier.ts';
import type { RateLimits } from './rate-limits.ts';
import { RefusalError } from './refusal.ts';
import type { Waiting } from './waiting.ts';

interface Dependencies {
  log: LogRepository;
  chats: Chats;
  notifier: Notifier;
  waiting: Waiting;
  rateLimits: RateLimits;
}

/**
 * What a write answers. `publish` runs right after the answer: so a device gets the acks of its own
 * entries and the pushes of others in the order of the log.
 */
export interface Stored<T> {
  answer: T;
  publish?: () => void;
}

/** The append-only log of each chat: messages and what fetches them; commits stand in commits.ts. */
export class ChatLog {
  readonly #deps: Dependencies;
  #stored = 0;

  constructor(deps: Dependencies) {
    this.#deps = deps;
  }

  /** Messages stored since the start, for metrics. */
  get stored(): number {
    return this.#stored;
  }

  /** Stores a message; `publish` pushes it to the other devices of the group, after the answer. */
  async send(
    caller: Caller,
    { chatId, epoch, id, ciphertext, leave }: RequestOf<'message:send'>,
  ): Promise<Stored<ResponseOf<'message:send'>>> {
    this.#deps.rateLimits.check('send', caller.deviceId);
    const chat = await this.#deps.chats.require(caller, chatId);
    const { chatRef } = chat;
    const { userId, deviceId, deviceRef } = caller;
    if (!isInGroup(chat, caller)) {
      throw new RefusalError(epoch === chat.epoch ? 'conflict' : 'epoch-stale');
    }
    // A repetition of an accepted message is recognised by the storage, whatever the rights are now.
    if (!leave && epoch === chat.epoch && !mayWrite(chat, caller)) {
      throw new RefusalError('forbidden');
    }
    const payload = ciphertext;
    const withheld = isBlocked(chat, userId);
    const entryFields = { chatRef, deviceRef, epoch, id, payload, withheld };
    const result = leave
      ? await this.#deps.log.leave({ ...entryFields, accountRef: caller.accountRef })
      : await this.#deps.log.append(entryFields);
    if (result.status === 'epoch-stale' || result.status === 'conflict') {
      throw new RefusalError(result.status);
    }
    const { seq, receivedAt } = result;
    const answer = { seq, receivedAt };
    if (result.status === 'duplicate') return { answer };
    this.#stored++;
    chat.headSeq = Math.max(chat.headSeq, seq);
    const entry: LogEntry = {
      seq,
      kind: 'message',
      epoch,
      userId,
      deviceId,
      id,
      receivedAt,
      payload,
    };
    const readers = leave ? groupDevices(chat, deviceId) : null;
    if (leave) endMembership(chat, userId, seq);
    const publish = () => {
      const devices = readers ?? groupDevices(chat, deviceId);
      this.#push(chat, entry, devices, withheld);
      this.#deps.waiting.arrived(devices);
    };
    return { answer, publish };
  }

  /** Of a withheld message, other accounts learn that there is one: their cursors need no gap. */
  #push(chat: Chat, entry: LogEntry, readers: DeviceId[], withheld: boolean) {
    const { chatId, devices } = chat;
    const { notifier } = this.#deps;
    if (!withheld) return notifier.toDevices(readers, 'log:entry', { chatId, entry });
    const isOwn = (device: DeviceId) => devices.get(device)?.userId === entry.userId;
    const empty: LogEntry = { ...entry, payload: new Uint8Array(0), withheld: true };
    notifier.toDevices(readers.filter(isOwn), 'log:entry', { chatId, entry });
    const others = readers.filter((device) => !isOwn(device));
    notifier.toDevices(others, 'log:entry', { chatId, entry: empty });
  }

  /**
   * Entries that the device may read: from each commit that added it to the one that removed it.
   * What lies between, or was deleted, is skipped and `prunedTo` says how far.
   */
  async fetch(
    caller: Caller,
    { chatId, afterSeq, limit }: RequestOf<'chat:fetch'>,
  ): Promise<ResponseOf<'chat:fetch'>> {
    this.#deps.rateLimits.check('fetch', caller.deviceId);
    const chat = await this.#deps.chats.requireReader(caller, chatId);
    const device = chat.devices.get(caller.deviceId);
    if (!device) return { entries: [], headSeq: chat.headSeq };
    const headSeq = headFor(chat, caller.deviceId);
    const { entries, startSeq } = await this.#deps.log.page({
      chatRef: chat.chatRef,
      deviceRef: caller.deviceRef,
      afterSeq,
      untilSeq: headSeq,
      limit,
      maxBytes: LIMITS.fetchBytes,
    });
    const page: { entries: LogEntry[]; headSeq: number } = { entries, headSeq };
    return startSeq > afterSeq ? { ...page, prunedTo: startSeq } : page;
  }
}

/** The account is out; its other devices still get the message that says so. */
function endMembership(chat: Chat, userId: UserId, seq: number) {
  chat.members.delete(userId);
  for (const device of chat.devices.values()) {
    if (device.userId === userId && device.leftSeq === 0) device.leftSeq = seq;
  }
}

function mayWrite({ members, permissions }: Chat, { userId }: Caller): boolean {
  const role = members.get(userId)?.role;
  return permissions === null || (role !== undefined && mayDo(role, permissions, 'write'));
}

/** Whether the caller's device can follow the chat's MLS group now. */
function isInGroup(chat: Chat, { deviceId }: Caller): boolean {
  const device = chat.devices.get(deviceId);
  return device?.leftSeq === 0 && device.lost === 0;
}

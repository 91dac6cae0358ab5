import type { ChatState } from '#contract/wire/chats.ts';
import type { Permissions, Roster } from '#contract/wire/groups.ts';
import type { ChatId, DeviceId, UserId } from '#contract/wire/primitives.ts';
import type { ChatDevice, ChatMember, ChatRecord, ChatRepository } from '../repositories/ports.ts';

/** Chats in memory at most; beyond that the ones loaded first make room. */
const MAX_CHATS = 50_000;

/** A chat in memory. It changes only by what the storage has answered. */
export interface Chat {
  readonly chatRef: number;
  readonly chatId: ChatId;
  readonly kind: ChatRecord['kind'];
  readonly createdAt: number;
  epoch: number;
  headSeq: number;
  permissions: Permissions | null;
  readonly members: Map<UserId, ChatMember>;
  /** Devices that are or were in the MLS group. */
  readonly devices: Map<DeviceId, ChatDevice>;
}

/**
 * Memberships, devices and heads for the hot path. A chat is loaded before anything is written to
 * it, and this process is the only writer, so what writes answer keeps it true. Answers may come in
 * any order: numbers only grow.
 */
export class ChatCache {
  readonly #repository: ChatRepository;
  readonly #chats = new Map<ChatId, Chat>();
  readonly #loading = new Map<ChatId, Promise<Chat | null>>();

  constructor(repository: ChatRepository) {
    this.#repository = repository;
  }

  /** Synchronous look-up, for what must not wait. */
  peek(chatId: ChatId): Chat | undefined {
    return this.#chats.get(chatId);
  }

  async find(chatId: ChatId): Promise<Chat | null> {
    const cached = this.#chats.get(chatId);
    if (cached) return cached;
    const running = this.#loading.get(chatId);
    if (running) return running;
    const loading = this.#load(chatId).finally(() => this.#loading.delete(chatId));
    this.#loading.set(chatId, loading);
    return loading;
  }

  /** Takes over a record that was just read, unless the chat is known already. */
  adopt(record: ChatRecord): Chat {
    const known = this.#chats.get(record.chatId);
    if (known) return known;
    const { members, devices, ...rest } = record;
    const chat: Chat = {
      ...rest,
      members: new Map(members.map((member) => [member.userId, member])),
      devices: new Map(devices.map((device) => [device.deviceId, device])),
    };
    this.#chats.set(chat.chatId, chat);
    if (this.#chats.size > MAX_CHATS) this.#evict();
    return chat;
  }

  async #load(chatId: ChatId): Promise<Chat | null> {
    const record = await this.#repository.find({ chatId });
    return record ? this.adopt(record) : null;
  }

  #evict() {
    for (const chatId of this.#chats.keys()) {
      if (this.#chats.size <= MAX_CHATS * 0.9) break;
      this.#chats.delete(chatId);
    }
  }
}

/** Takes over who the members are after a commit; their cursors only grow. */
export function replaceMembers(chat: Chat, members: ChatMember[]): void {
  const before = new Map(chat.members);
  chat.members.clear();
  for (const member of members) {
    const known = before.get(member.userId);
    const deliveredSeq = Math.max(member.deliveredSeq, known?.deliveredSeq ?? 0);
    const readSeq = Math.max(member.readSeq, known?.readSeq ?? 0);
    const privateReadSeq = Math.max(member.privateReadSeq, known?.privateReadSeq ?? 0);
    chat.members.set(member.userId, { ...member, deliveredSeq, readSeq, privateReadSeq });
  }
}

/** Members and rights of a group, for devices that join it; null for other chats. */
export function rosterOf({ members, permissions }: Chat): Roster | null {
  if (permissions === null) return null;
  return {
    members: [...members.values()].map(({ userId, role }) => ({ userId, role })),
    permissions,
  };
}

/** Whether the other one of a direct chat blocks an account. */
export function isBlocked({ kind, members }: Chat, userId: UserId): boolean {
  if (kind !== 'direct') return false;
  for (const member of members.values()) {
    if (member.blocking && member.userId !== userId) return true;
  }
  return false;
}

/** Whether an account hides in this chat: nothing is told of what it received and read. */
export function isHiding({ kind, members }: Chat, userId: UserId): boolean {
  return kind === 'direct' && members.get(userId)?.blocking === true;
}

/** Up to where an account has read, as its own devices know it. */
export function ownReadSeq({ readSeq, privateReadSeq }: ChatMember): number {
  return Math.max(readSeq, privateReadSeq);
}

/** Where the log ends for a device: for a removed one with the commit that removed it. */
export function headFor(chat: Chat, deviceId: DeviceId): number {
  return chat.devices.get(deviceId)?.leftSeq || chat.headSeq;
}

/** A chat as one device sees it. */
export function chatState(chat: Chat, deviceId: DeviceId): ChatState {
  const { chatId, kind, epoch, createdAt, permissions } = chat;
  const device = chat.devices.get(deviceId);
  return {
    chatId,
    kind,
    members: [...chat.members.values()].map((member) => ({
      userId: member.userId,
      role: member.role,
      deliveredSeq: member.deliveredSeq,
      readSeq: member.userId === device?.userId ? ownReadSeq(member) : member.readSeq,
    })),
    headSeq: headFor(chat, deviceId),
    epoch,
    joinedSeq: device && device.leftSeq === 0 ? device.joinedSeq : 0,
    confirmedSeq: device?.confirmedSeq ?? 0,
    createdAt,
    ...(permissions === null ? {} : { permissions }),
    outside: outsideOf(chat),
  };
}

/** Devices of members that were in the group and are not, or can't follow it. */
function outsideOf({ devices, members }: Chat): DeviceId[] {
  const ids: DeviceId[] = [];
  for (const { deviceId, userId, leftSeq, lost } of devices.values()) {
    if ((leftSeq > 0 || lost === 1) && members.has(userId)) ids.push(deviceId);
  }
  return ids;
}

/** Devices that hear what is said in the group now, `except` one. */
export function groupDevices(chat: Chat, except?: DeviceId): DeviceId[] {
  const ids: DeviceId[] = [];
  for (const device of chat.devices.values()) {
    if (device.leftSeq === 0 && device.deviceId !== except) ids.push(device.deviceId);
  }
  return ids;
}

import type { ChatKind } from '../wire/chats.ts';
import type { PresenceState } from '../wire/people.ts';
import type { ChatId, ClientMessageId, DeviceId, Handle, UserId } from '../wire/primitives.ts';
import type { EngineErrorCode } from './errors.ts';

/** What the engine tells the interface: plain data that survives structured cloning. Times: Unix ms. */

export interface AccountView {
  userId: UserId;
  deviceId: DeviceId;
  handle: Handle | null;
  displayName: string;
  /** Origin of the server, e.g. `https://chat.example.org`. */
  server: string;
  createdAt: number;
}

export interface PersonView {
  userId: UserId;
  handle: Handle | null;
  /** From the sealed profile; null until its key arrived. */
  displayName: string | null;
}

/** `queued`: waits for its turn or a connection. `sent`: the server has it on disk. */
export type SendState = 'queued' | 'sending' | 'sent' | 'failed';

export interface MessageView {
  id: ClientMessageId;
  chatId: ChatId;
  /** Sort key within the chat: the seq, or a larger number while the message has none. */
  order: number;
  /** Null until the server acknowledged it. */
  seq: number | null;
  senderId: UserId;
  own: boolean;
  /** `undecryptable`: this device has no key for it. `unsupported`: made by a newer version. */
  kind: 'text' | 'undecryptable' | 'unsupported';
  text: string;
  sentAt: number;
  /** Null for messages of others. Delivered and read follow from the chat's cursors. */
  sendState: SendState | null;
  failure: EngineErrorCode | null;
}

export interface ChatView {
  chatId: ChatId;
  kind: ChatKind;
  /** The other person of a direct chat. */
  peer: PersonView | null;
  lastMessage: MessageView | null;
  /** Messages of others after `readSeq`. */
  unreadCount: number;
  /** How far this account has read. */
  readSeq: number;
  /** Lowest cursor among the other members: all of them have stored / read up to here. */
  peerDeliveredSeq: number;
  peerReadSeq: number;
  draft: string;
  /** Sort key of the chat list: time of the newest message, else of creation. */
  activityAt: number;
  createdAt: number;
}

export interface MessagePage {
  /** Ascending by `order`. */
  messages: MessageView[];
  hasOlder: boolean;
  hasNewer: boolean;
}

export interface PresenceView {
  userId: UserId;
  state: PresenceState;
  lastSeenAt: number;
}

/**
 * `connecting`: first try or after a break, `waiting`: until `retryAt`, `syncing`: fetching what was
 * missed, `online`: complete up to `completeAt`, `refused`: the server does not let this device in.
 */
export interface ConnectionView {
  state: 'offline' | 'connecting' | 'waiting' | 'syncing' | 'online' | 'refused';
  /** When the next attempt starts, in `waiting`. */
  retryAt: number | null;
  /** History is complete up to this time. */
  completeAt: number | null;
  code: EngineErrorCode | null;
}

export interface StorageView {
  chats: number;
  messages: number;
  /** Bytes on this device, where the platform can tell. */
  usedBytes: number | null;
  quotaBytes: number | null;
}

export interface SafetyNumberView {
  /** 60 digits, in 12 groups of 5 separated by spaces. */
  digits: string;
  verified: boolean;
}

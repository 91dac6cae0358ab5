import type { AttachmentKind } from '../content/attachment.ts';
import type { ChatKind } from '../wire/chats.ts';
import type { BlobId } from '../wire/files.ts';
import type { PresenceState } from '../wire/people.ts';
import type { ChatId, ClientMessageId, DeviceId, Handle, UserId } from '../wire/primitives.ts';
import type { Mention } from '../content/mention.ts';
import type { SystemEvent } from '../content/group.ts';
import type { EngineErrorCode } from './errors.ts';
import type { GroupView } from './groups.ts';
import type { Status } from '../content/status.ts';
import type { PollView } from './polls.ts';
import type { LinkPreviewView, OriginView, QuoteView, ReactionView } from './messages.ts';

/** What the engine tells the interface: plain data that survives structured cloning. Times: Unix ms. */

export interface AccountView {
  userId: UserId;
  deviceId: DeviceId;
  handle: Handle | null;
  displayName: string;
  /** Id of the own picture; null for none. */
  picture: string | null;
  /** Origin of the server, e.g. `https://chat.example.org`. */
  server: string;
  createdAt: number;
}

export interface PersonView {
  userId: UserId;
  handle: Handle | null;
  /** The own nickname for the person, else the name of their profile; null until its key arrived. */
  displayName: string | null;
  /** What they call themselves; there beside a nickname, which stays with this account. */
  profileName?: string | null;
  /** What they say of themselves, also when its time is over; missing for nothing. */
  status?: Status;
  /** Missing counts as false, as for what follows. */
  contact?: boolean;
  blocked?: boolean;
  /** The keys were compared. */
  verified?: boolean;
  /** Devices that the person has added and nobody here has taken notice of; missing for none. */
  newDevices?: number;
  /** Id of the picture, for `EngineApi.picture`; null or absent for none. */
  picture?: string | null;
}

/** `queued`: waits for its turn or a connection. `sent`: the server has it on disk. */
export type SendState = 'queued' | 'sending' | 'sent' | 'failed';

/** A file of a message. How much of it is on this device is told by {@link FileView}. */
export interface AttachmentView {
  blobId: BlobId;
  kind: AttachmentKind;
  /** Safe to show and to save under. */
  name: string;
  type: string;
  size: number;
  width: number | null;
  height: number | null;
  durationMs: number | null;
  thumbhash: Uint8Array | null;
  waveform: Uint8Array | null;
  /** Files in a folder; null for everything else. */
  entries: number | null;
}

/**
 * Where a file is. `preparing`: being encrypted on this device before it is sent. `uploading` and
 * `downloading`: on its way or waiting for its turn or a connection. `paused`: until somebody resumes
 * it. `ready`: whole and verified on this device. `failed`: `failure` says why. A file without a view
 * is on the server only.
 */
export interface FileView {
  blobId: BlobId;
  /** Where it is sent or was asked for; null for files that are simply here. */
  chatId: ChatId | null;
  state: 'preparing' | 'uploading' | 'downloading' | 'paused' | 'ready' | 'failed';
  /** Bytes of ciphertext that are done, and in all. */
  done: number;
  total: number;
  /** Bytes per second, smoothed; null while there is no figure. */
  speed: number | null;
  failure: EngineErrorCode | null;
}

export interface MessageView {
  id: ClientMessageId;
  chatId: ChatId;
  /** Sort key within the chat: the seq, or a larger number while the message has none. */
  order: number;
  /** Null until the server acknowledged it. */
  seq: number | null;
  senderId: UserId;
  own: boolean;
  /**
   * `undecryptable`: this device has no key for it. `unsupported`: made by a newer version. `deleted`:
   * its author took it back. `timer`: `expiresIn` was set for the chat. `system`: something about the
   * group, told by `event`.
   */
  kind: 'text' | 'undecryptable' | 'unsupported' | 'deleted' | 'timer' | 'system';
  /** Of `system`. */
  event?: SystemEvent | undefined;
  /** The caption where there are attachments. */
  text: string;
  /** Ascending by place. */
  mentions: Mention[];
  /** Somebody else speaks to this account: announced even where the chat is silent. */
  mentionsMe: boolean;
  linkPreview: LinkPreviewView | null;
  /** The question is the text. */
  poll: PollView | null;
  attachments: AttachmentView[];
  sentAt: number;
  /** Null for messages of others. Delivered and read follow from the chat's cursors. */
  sendState: SendState | null;
  failure: EngineErrorCode | null;
  replyTo: QuoteView | null;
  forwardedFrom: OriginView | null;
  /** When the newest text came to be; null for the first one. */
  editedAt: number | null;
  reactions: ReactionView[];
  /** Who of the others has played its voice message. */
  heardBy: UserId[];
  /** On all devices of the account. */
  starred: boolean;
  silent: boolean;
  /** Until when a message waits that was written to be sent later. */
  sendAt: number | null;
  /** Seconds that it is kept after the server received it; null for ever. */
  expiresIn: number | null;
  /** When it disappears; null when never, or as long as the server doesn't have it. */
  expiresAt: number | null;
}

export interface ChatView {
  chatId: ChatId;
  kind: ChatKind;
  /** The other person of a direct chat. */
  peer: PersonView | null;
  /** Null for any other kind of chat. */
  group: GroupView | null;
  /** Begun by a stranger, who learns nothing before it was accepted. Missing counts as false. */
  request?: boolean;
  /** There is nothing to show of it, or its other side is blocked and never was accepted. */
  hidden?: boolean;
  lastMessage: MessageView | null;
  /** Messages of others after `readSeq`. */
  unreadCount: number;
  /** Those of them that mention this account, oldest first. */
  unreadMentions: ClientMessageId[];
  /** How far this account has read. */
  readSeq: number;
  /** Lowest cursor among the other members: all of them have stored / read up to here. */
  peerDeliveredSeq: number;
  peerReadSeq: number;
  /** The one pinned last first. */
  pinned: ClientMessageId[];
  /** Seconds that messages written from now on are kept; null for ever. */
  expiresIn: number | null;
  /** An encrypted group exists, but its members have not let this device in yet. */
  joining: boolean;
  draft: string;
  /** Like all up to `unreadMark` the account's own arrangement, the same on all of its devices. Pinned chats stand first, the greatest number on top; null for others. */
  pinnedAt: number | null;
  /** Until when the chat is muted, `FOREVER` for no end; past or null: it isn't. */
  mutedUntil: number | null;
  /** A mention calls although the chat is muted. */
  muteExceptMentions: boolean;
  archived: boolean;
  /** Shown as unread although everything was seen. */
  unreadMark: boolean;
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
  /** Bytes of files kept on this device, encrypted; they can be fetched again. */
  fileBytes: number;
  files: number;
  /** Bytes on this device, where the platform can tell. */
  usedBytes: number | null;
  quotaBytes: number | null;
}

export interface SafetyNumberView {
  /** 60 digits, in 12 groups of 5 separated by spaces. */
  digits: string;
  verified: boolean;
  /** The same for a QR code: `VESTNIK:1:` and the digits. */
  code: string;
}

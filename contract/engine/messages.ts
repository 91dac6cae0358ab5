import type { Mention } from '../content/mention.ts';
import type { ChatId, ClientMessageId, UserId } from '../wire/primitives.ts';
import type { Result } from './errors.ts';
import type { MessageView } from './views.ts';

/** The message that another one answers. */
export interface QuoteView {
  id: ClientMessageId;
  senderId: UserId;
  /** How the message began when it was answered; empty once it was deleted. */
  excerpt: string;
}

/** One emoji under a message and who put it there, the first one first. */
export interface ReactionView {
  emoji: string;
  userIds: UserId[];
}

/** Whom a forwarded message is from; the name is what the one who forwarded it knew. */
export interface OriginView {
  senderId: UserId;
  name: string;
}

/** What a linked page is about, as its sender's device was told. */
export interface LinkPreviewView {
  /** One of the links in the text. */
  url: string;
  title: string;
  description: string;
  /** A small JPEG or WebP. */
  picture: Uint8Array | null;
}

/** What is not shown in the bubble. Times: Unix ms. */
export interface MessageInfoView {
  message: MessageView;
  /** When the server stored it; null until then. */
  receivedAt: number | null;
  /** Earlier texts, oldest first, each with the time at which it was replaced. */
  edits: { text: string; replacedAt: number }[];
  /** The other members and how far the message came to each. */
  members: { userId: UserId; state: 'sent' | 'delivered' | 'read' }[];
}

export interface SendOptions {
  replyTo?: ClientMessageId;
  mentions?: Mention[];
  /** What a link of the text leads to; left out where it doesn't fit. */
  linkPreview?: LinkPreviewView;
  /** Announced without a sound. */
  silent?: boolean;
  /** Unix ms; the message waits on this device until then. */
  sendAt?: number;
}

export interface ForwardRequest {
  from: ChatId;
  ids: ClientMessageId[];
  to: ChatId[];
  /** Tells whom the messages are from. */
  withAuthor: boolean;
}

/**
 * What one does with messages that are there. Changes that others see go through the outbox: the
 * answer comes as soon as they stand there on disk, and the message shows them at once.
 */
export interface MessageActionsApi {
  /** `too-late` past `LIMITS.changeWindow`; `bad-input` for messages of others. */
  editMessage(
    chatId: ChatId,
    id: ClientMessageId,
    text: string,
    mentions?: Mention[],
  ): Promise<Result>;
  react(chatId: ChatId, id: ClientMessageId, emoji: string, on: boolean): Promise<Result>;
  /** `too-late` past `LIMITS.changeWindow`; `bad-input` for messages of others. */
  deleteForEveryone(chatId: ChatId, ids: ClientMessageId[]): Promise<Result>;
  /** Removes messages from the devices of this account alone. Ones that are on their way answer `conflict`. */
  deleteForMe(chatId: ChatId, ids: ClientMessageId[]): Promise<Result>;
  /** Tells that a voice message was played; `ok` also when that is known. */
  markHeard(chatId: ChatId, id: ClientMessageId): Promise<Result>;
  pinMessage(chatId: ChatId, id: ClientMessageId, on: boolean): Promise<Result>;
  /** On all devices of the account. */
  starMessage(chatId: ChatId, id: ClientMessageId, on: boolean): Promise<Result>;
  /** Starred messages of all chats, the one starred last first. */
  starred(): Promise<MessageView[]>;
  /** Messages by their ids, in that order; unknown ones are left out. */
  messages(chatId: ChatId, ids: ClientMessageId[]): Promise<MessageView[]>;
  messageInfo(chatId: ChatId, id: ClientMessageId): Promise<MessageInfoView | null>;
  forward(request: ForwardRequest): Promise<Result>;
  /** How long messages written from now on are kept, in seconds; null for ever. */
  setTimer(chatId: ChatId, expiresIn: number | null): Promise<Result>;
}

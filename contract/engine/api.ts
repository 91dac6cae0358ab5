import type { ChatId, ClientMessageId, UserId } from '../wire/primitives.ts';
import type { WaitingWatch } from '../platform/waiting.ts';
import type { ServerInfo } from '../wire/auth.ts';
import type { TypingActivity } from '../wire/chats.ts';
import type { Status } from '../content/status.ts';
import type { AccountDataApi, AccountDataRecord } from './account-data.ts';
import type { BlobId } from '../wire/files.ts';
import type { Result } from './errors.ts';
import type { MessageActionsApi, SendOptions } from './messages.ts';
import type { FilesApi } from './files.ts';
import type { GroupProgressView, GroupsApi } from './groups.ts';
import type { InvitesApi, JoinRequestView, JoinView } from './invites.ts';
import type { PeopleApi } from './people.ts';
import type { PollsApi } from './polls.ts';
import type { PicturesApi } from './pictures.ts';
import type { SearchIndexView, SearchPage, SearchRequest } from './search.ts';
import type {
  AccountView,
  ChatView,
  ConnectionView,
  FileView,
  MessagePage,
  MessageView,
  PersonView,
  PresenceView,
  SafetyNumberView,
  StorageView,
} from './views.ts';

/** Where a page of messages starts; without an anchor it is the newest page. */
export interface PageRequest {
  chatId: ChatId;
  /** At most 200. */
  limit: number;
  /** Messages with a smaller `order`. */
  before?: number;
  /** Messages with a greater `order`. */
  after?: number;
  /** Messages on both sides of this `order`, itself included. */
  around?: number;
}

export interface RegisterRequest {
  server: string;
  displayName: string;
  /** With or without `@`; empty or missing for none. */
  handle?: string;
  /** From `createPhrase`. */
  phrase: string[];
}

export interface RestoreRequest {
  server: string;
  /** Profiles are sealed under keys that died with the last device: the name is asked for again. */
  displayName: string;
  phrase: string[];
}

/** What changes without being asked for. Lists carry whole views, so a store can replace by id. */
export type EngineEvent =
  | { type: 'account'; account: AccountView | null }
  | { type: 'connection'; connection: ConnectionView }
  | { type: 'chats'; chats: ChatView[] }
  | { type: 'messages'; chatId: ChatId; upserted: MessageView[]; removed: ClientMessageId[] }
  /** A message of somebody else that arrived now, after its storage; for notifications. */
  | { type: 'incoming'; chat: ChatView; message: MessageView }
  | { type: 'typing'; chatId: ChatId; userId: UserId; typing: boolean; activity: TypingActivity }
  | { type: 'presence'; presence: PresenceView[] }
  | { type: 'group-progress'; progress: GroupProgressView }
  /** All requests of a group that this account decides on. */
  | { type: 'join-requests'; chatId: ChatId; requests: JoinRequestView[] }
  /** All own requests to join groups. */
  | { type: 'joins'; joins: JoinView[] }
  /** Files whose place or progress changed, and those that left this device. */
  | { type: 'files'; files: FileView[]; removed: BlobId[] }
  | { type: 'account-data'; records: AccountDataRecord[] }
  | { type: 'search-index'; index: SearchIndexView };

/**
 * The client engine as its hosts see it: the interface (through a worker), the CLI, agents.
 * Every method that can fail answers a `Result`; nothing throws but programming errors.
 */
export interface EngineApi
  extends
    AccountDataApi,
    FilesApi,
    GroupsApi,
    InvitesApi,
    MessageActionsApi,
    PeopleApi,
    PicturesApi,
    PollsApi {
  /** Opens the store; afterwards `account()` tells whether somebody is registered. */
  start(): Promise<Result<AccountView | null>>;
  /** Ends connection and store; the account stays on the device. */
  stop(): Promise<void>;
  subscribe(listener: (event: EngineEvent) => void): () => void;

  checkServer(url: string): Promise<Result<ServerInfo>>;
  /** 24 new words; nothing is stored until `register`. */
  createPhrase(): Promise<string[]>;
  register(request: RegisterRequest): Promise<Result<AccountView>>;
  /**
   * Enrols this device in the account of a phrase. Chats come back, their history does not: messages
   * from now on can be read as soon as another member's device has added this one.
   */
  restore(request: RestoreRequest): Promise<Result<AccountView>>;
  /** The account's server has moved to another address. */
  setServer(url: string): Promise<Result<AccountView>>;
  /** The phrase of this account, to show it again. */
  recoveryPhrase(): Promise<Result<string[]>>;
  /** Revokes this device where the server can be reached, then wipes everything local, keys first. */
  logout(): Promise<Result>;
  account(): Promise<AccountView | null>;
  setDisplayName(name: string): Promise<Result<AccountView>>;
  setHandle(handle: string | null): Promise<Result<AccountView>>;

  /** By what right the host hears that messages wait, once this engine has ended. Needs a connection. */
  listenToken(): Promise<Result<Omit<WaitingWatch, 'without'>>>;

  connection(): Promise<ConnectionView>;
  /** Tries to connect at once: after sleep, on a change of network, on the person's wish. */
  reconnect(): Promise<void>;

  /** By exact handle (`@` optional) or userId; `not-found` when there is none. */
  findPerson(query: string): Promise<Result<PersonView>>;
  people(userIds: UserId[]): Promise<PersonView[]>;
  safetyNumber(userId: UserId): Promise<Result<SafetyNumberView>>;
  setVerified(userId: UserId, verified: boolean): Promise<Result>;

  /** All chats, newest activity first. */
  chats(): Promise<ChatView[]>;
  chat(chatId: ChatId): Promise<ChatView | null>;
  /** The direct chat with a person, created when there is none yet. */
  openDirect(userId: UserId): Promise<Result<ChatView>>;
  /**
   * The account's notes to itself, made when there are none yet. `anew`: where no other device lets
   * this one into those there are, it begins new ones.
   */
  openNotes(anew?: boolean): Promise<Result<ChatView>>;
  page(request: PageRequest): Promise<MessagePage>;
  /** Returns as soon as the message stands in the outbox on disk. */
  sendText(chatId: ChatId, text: string, options?: SendOptions): Promise<Result<MessageView>>;
  /** Messages on their way out: neither failed nor written to be sent later. */
  unsent(): Promise<number>;
  retry(chatId: ChatId, id: ClientMessageId): Promise<Result>;
  /** Deletes a message that was not sent. */
  discard(chatId: ChatId, id: ClientMessageId): Promise<Result>;
  markRead(chatId: ChatId, seq: number): Promise<void>;
  setDraft(chatId: ChatId, text: string): Promise<void>;
  /** Tells the chat's members that the person writes, or records their voice. */
  setTyping(chatId: ChatId, typing: boolean, activity?: TypingActivity): Promise<void>;

  /** Finds messages in the local history, newest first; `bad-input` without words and filters. */
  search(request: SearchRequest): Promise<Result<SearchPage>>;
  /** How far the search index is; changes follow as events. */
  searchIndex(): Promise<SearchIndexView>;
  /** The `order` of the first message of a chat that was sent at a time (Unix ms) or later. */
  orderAt(chatId: ChatId, sentAt: number): Promise<number | null>;

  /**
   * Whether somebody is at this device and may be disturbed. Who may know of it, and whether the account
   * seems offline to everybody, stands in the account data `settings`.
   */
  /** Changes what the account says of itself, for everybody it has written to; null: nothing. */
  setStatus(status: Status | null): Promise<Result>;
  setPresence(state: 'online' | 'away' | 'do-not-disturb'): Promise<void>;
  /** Known presences; changes follow as events. */
  presence(): Promise<PresenceView[]>;
  storage(): Promise<StorageView>;
}

import type { ChatKind, Member } from '#contract/wire/chats.ts';
import type { GroupChange, Permissions, Roster, WelcomeRoster } from '#contract/wire/groups.ts';
import type { BlobId } from '#contract/wire/files.ts';
import type { ChatId, ClientMessageId, DeviceId, UserId } from '#contract/wire/primitives.ts';
import type { AccountRepository } from './ports/accounts.ts';
import type { InviteRepository } from './ports/invites.ts';

export type Bytes = Uint8Array<ArrayBuffer>;
export type * from './ports/accounts.ts';
export type * from './ports/invites.ts';

/**
 * Storage as the services see it. Every method takes one plain record, and a promise resolves only
 * when what it changed is on disk. `…Ref` are the storage's own short keys. Times are Unix ms.
 * A method that can't reach the disk rejects with {@link StorageError} and has changed nothing.
 */
export interface Repositories {
  settings: SettingsRepository;
  accounts: AccountRepository;
  devices: DeviceRepository;
  keyPackages: KeyPackageRepository;
  chats: ChatRepository;
  log: LogRepository;
  retention: RetentionRepository;
  blobs: BlobRepository;
  blocks: BlockRepository;
  invites: InviteRepository;
  /** Waits for everything accepted so far, then closes the storage. */
  close(): Promise<void>;
}

export class StorageError extends Error {}

export interface SettingsRepository {
  /** The stored value of a key; at the first call the given one is stored. */
  getOrCreate(input: { key: string; value: Bytes }): Promise<Bytes>;
}

export interface DeviceRecord {
  deviceRef: number;
  accountRef: number;
  deviceId: DeviceId;
  userId: UserId;
  certificate: Bytes;
  expiresAt: number;
  createdAt: number;
  lastSeenAt: number;
  revoked: boolean;
}

export interface DeviceRepository {
  find(input: { deviceId: DeviceId }): Promise<DeviceRecord | null>;
  ofAccount(input: { accountRef: number }): Promise<DeviceRecord[]>;
  /** Revokes for good and deletes the device's key packages; false when it is not there. */
  revoke(input: { accountRef: number; deviceId: DeviceId; now: number }): Promise<boolean>;
}

export interface KeyPackageInput {
  data: Bytes;
  expiresAt: number;
}

export interface ClaimedPackage {
  deviceRef: number;
  data: Bytes | null;
  /** Packages left for single use. */
  left: number;
}

export interface KeyPackageRepository {
  /** Stores packages up to `max` for single use; answers how many are there then. */
  upload(input: {
    deviceRef: number;
    packages: KeyPackageInput[];
    lastResort: KeyPackageInput | null;
    max: number;
    now: number;
  }): Promise<{ count: number }>;
  count(input: {
    deviceRef: number;
    now: number;
  }): Promise<{ count: number; hasLastResort: boolean }>;
  /** Takes one package of each device; the last resort is handed out again and again. */
  claim(input: { deviceRefs: number[]; now: number }): Promise<ClaimedPackage[]>;
}

export interface ChatMember extends Member {
  accountRef: number;
  /** Up to where the account has read without telling the others. */
  privateReadSeq: number;
  /** In a direct chat: blocks the other one. */
  blocking: boolean;
}

/** A device that is or was in a chat's MLS group. */
export interface ChatDevice {
  deviceRef: number;
  deviceId: DeviceId;
  userId: UserId;
  /** Seq of the commit that added it. */
  joinedSeq: number;
  /** Seq of the commit that removed it; 0 while it is in. */
  leftSeq: number;
  /** 1: it says that it can't follow the group any more, and waits for a new leaf. */
  lost: number;
  confirmedSeq: number;
}

export interface ChatRecord {
  chatRef: number;
  chatId: ChatId;
  kind: ChatKind;
  epoch: number;
  headSeq: number;
  createdAt: number;
  /** Of groups. */
  permissions: Permissions | null;
  /** In the order of their coming. */
  members: ChatMember[];
  devices: ChatDevice[];
}

export interface ChatRepository {
  /** The direct chat of two accounts, created under `chatId` when there is none. */
  createDirect(input: {
    chatId: ChatId;
    accountRef: number;
    peerRef: number;
    maxChats: number;
    now: number;
  }): Promise<{ chat: ChatRecord | null; created: boolean }>;
  /** A group of its owner alone; the same `key` of the account again answers the same group. */
  createGroup(input: {
    chatId: ChatId;
    key: ClientMessageId;
    accountRef: number;
    maxChats: number;
    now: number;
  }): Promise<{ chat: ChatRecord | null }>;
  /**
   * The notes of an account to itself, created under `chatId` when there are none, or when those there
   * are (`instead`) don't have the device in their group: these stay, as a chat like any other.
   */
  createNotes(input: {
    chatId: ChatId;
    instead: ChatId | null;
    accountRef: number;
    deviceRef: number;
    maxChats: number;
    now: number;
  }): Promise<{ chat: ChatRecord | null; created: boolean }>;
  find(input: { chatId: ChatId }): Promise<ChatRecord | null>;
  ofAccount(input: { accountRef: number }): Promise<ChatRecord[]>;
  /** Moves a device's cursor and with it the member's; cursors never go back. */
  confirm(input: {
    chatRef: number;
    accountRef: number;
    deviceRef: number;
    seq: number;
    /** False moves the device's cursor alone. */
    delivered: boolean;
  }): Promise<void>;
  /** `private`: for the account itself; the others know no more than before. */
  read(input: {
    chatRef: number;
    accountRef: number;
    seq: number;
    private: boolean;
  }): Promise<void>;
  /** The device can't follow the group any more; it still reads the log. */
  loseDevice(input: { chatRef: number; deviceRef: number }): Promise<void>;
}

export interface NewEntry {
  chatRef: number;
  deviceRef: number;
  epoch: number;
  id: ClientMessageId;
  payload: Bytes;
  /** The other accounts don't get its content. */
  withheld?: boolean;
}

export type AppendResult =
  | { status: 'stored'; seq: number; receivedAt: number }
  | { status: 'duplicate'; seq: number; receivedAt: number }
  | { status: 'epoch-stale' };

export type CommitResult =
  | {
      status: 'stored';
      seq: number;
      receivedAt: number;
      added: ChatDevice[];
      removed: DeviceId[];
      /** When members or rights have changed. */
      group: { members: ChatMember[]; roster: Roster } | null;
    }
  | { status: 'duplicate'; seq: number; receivedAt: number }
  | { status: 'epoch-stale' | 'conflict' | 'forbidden' | 'limit-reached' };

export type LeaveResult = AppendResult | { status: 'conflict' };

export interface StoredEntry {
  seq: number;
  kind: 'message' | 'commit' | 'welcome';
  epoch: number;
  userId: UserId;
  deviceId: DeviceId;
  id: ClientMessageId;
  receivedAt: number;
  payload: Bytes;
  withheld?: true;
  /** With a welcome to a group. */
  roster?: WelcomeRoster;
}

export interface LogPage {
  entries: StoredEntry[];
  /** What lies before the entries, up to here, is gone or not for this device. */
  startSeq: number;
}

export interface LogRepository {
  /** Appends when `epoch` is the chat's current one; the same id again is answered as before. */
  append(input: NewEntry): Promise<AppendResult>;
  /**
   * Appends a commit, moves the epoch by one and changes who is in the group, all or nothing.
   * `conflict`: the lists don't fit the members' devices as they are. `forbidden`: the change of a
   * group's members doesn't fit them or the caller's role.
   */
  commit(
    input: NewEntry & {
      accountRef: number;
      welcome: Bytes | null;
      added: DeviceId[];
      removed: DeviceId[];
      change: GroupChange | null;
      now: number;
    },
  ): Promise<CommitResult>;
  /**
   * Appends a message with which the account leaves a group; its devices read up to it.
   * `conflict`: an owner has to pass the group on first.
   */
  leave(input: NewEntry & { accountRef: number }): Promise<LeaveResult>;
  /**
   * Entries after `afterSeq` up to `untilSeq` for one device: own ones without payload, the welcome
   * in place of the commit that added it. Ends at `limit` entries or before `maxBytes` of payload.
   */
  page(input: {
    chatRef: number;
    deviceRef: number;
    afterSeq: number;
    untilSeq: number;
    limit: number;
    maxBytes: number;
  }): Promise<LogPage>;
  /**
   * Messages of other accounts that the device has not confirmed, over its chats. Counts at most the
   * newest 1000 entries of each chat.
   */
  waiting(input: {
    accountRef: number;
    deviceRef: number;
    /** Chats that don't count. */
    without: readonly string[];
  }): Promise<number>;
}

export interface RetentionRepository {
  /**
   * Deletes the payloads of a chat that each device has confirmed, at most `limit`; their ids stay,
   * so that a late repetition is still recognised. Answers whether more is left.
   */
  pruneConfirmed(input: { chatRef: number; limit: number }): Promise<{ more: boolean }>;
  /** Deletes entries stored before `before`, at most `limit`. Answers whether more is left. */
  pruneOld(input: { before: number; limit: number }): Promise<{ more: boolean }>;
  /** Chats with a ref above `after`, for a slow walk over all of them. */
  chatRefs(input: { after: number; limit: number }): Promise<number[]>;
}

export interface BlockRepository {
  /** Answers the direct chat of the two, if there is one. `not-found`: there is no such account. */
  set(input: {
    accountRef: number;
    userId: UserId;
    blocked: boolean;
    max: number;
    now: number;
  }): Promise<{ status: 'ok'; chatId: ChatId | null } | { status: 'not-found' | 'limit-reached' }>;
  /** Whom an account blocks. */
  of(input: { accountRef: number }): Promise<UserId[]>;
  /** Whether an account is blocked by another. */
  blocks(input: { accountRef: number; blockedRef: number }): Promise<boolean>;
}

/** A file's ciphertext as the server knows it. */
export interface BlobRecord {
  blobId: BlobId;
  chatRef: number;
  accountRef: number;
  /** Bytes as announced; they count from the beginning of the upload. */
  size: number;
  /** Whole and on disk. */
  complete: boolean;
  createdAt: number;
}

export type CreateBlobResult =
  | { status: 'created' }
  | { status: 'not-a-member' | 'conflict' | 'account-full' | 'server-full' };

export interface BlobRepository {
  /** Reserves room for a blob of a chat. `conflict`: the id is taken. */
  create(input: {
    blobId: BlobId;
    chatId: ChatId;
    accountRef: number;
    size: number;
    /** The message that carries it. */
    ref: ClientMessageId | null;
    accountQuota: number;
    totalQuota: number;
    now: number;
  }): Promise<CreateBlobResult>;
  /** The blob, and whether an account is a member of a chat that it is open to. */
  find(input: {
    blobId: BlobId;
    accountRef: number;
  }): Promise<{ blob: BlobRecord; member: boolean } | null>;
  complete(input: { blobId: BlobId }): Promise<void>;
  remove(input: { blobId: BlobId }): Promise<void>;
  /** Opens a whole blob that the account may read to another chat; the same `ref` again is `shared`. */
  share(input: {
    blobId: BlobId;
    chatId: ChatId;
    ref: ClientMessageId;
    accountRef: number;
    accountQuota: number;
    now: number;
  }): Promise<{ status: 'shared' | 'not-found' | 'not-a-member' | 'account-full' }>;
  /** A message of the account refers to the blob no longer; without any left it is past its time. */
  release(input: { blobId: BlobId; ref: ClientMessageId; accountRef: number }): Promise<void>;
  /** Hands a blob on to somebody who shared it; false when nobody did. */
  handOn(input: { blobId: BlobId }): Promise<boolean>;
  /** Blobs past their time: whole ones made before `before`, unfinished ones before `unfinished`. */
  expired(input: { before: number; unfinished: number; limit: number }): Promise<BlobId[]>;
  /** Those of the ids that are known. */
  known(input: { blobIds: BlobId[] }): Promise<BlobId[]>;
}

import type { Permissions, Role } from '../wire/groups.ts';
import type { ChatId, UserId } from '../wire/primitives.ts';
import type { Result } from './errors.ts';
import type { ChatView, PersonView } from './views.ts';

export interface MemberView extends PersonView {
  role: Role;
  /** Up to here the member's devices have stored, and the member has read. */
  deliveredSeq: number;
  readSeq: number;
}

/** What a group is beyond a chat. */
export interface GroupView {
  /** Null until the first word of it arrived. */
  name: string | null;
  description: string;
  /** Id of the picture, for `EngineApi.picture`; null for none. */
  picture: string | null;
  /** In the order of their coming. */
  members: MemberView[];
  /** Authors of messages who are in the group no longer. */
  former: PersonView[];
  permissions: Permissions;
  /** This account's; null when it left or was removed. */
  role: Role | null;
  /**
   * `joining`: not yet in the encrypted group. `broken`: this device can't follow it any more.
   * `ended`: this account left or was removed.
   */
  state: 'joining' | 'active' | 'broken' | 'ended';
}

export interface NewGroup {
  name: string;
  description?: string;
  picture?: Uint8Array;
  userIds: UserId[];
}

export interface GroupInfoChange {
  name?: string;
  description?: string;
  /** Null takes it away. */
  picture?: Uint8Array | null;
}

/** People that were to be added, by what became of it. */
export interface AddedMembers {
  added: UserId[];
  /** Without a device that can be added. */
  unreachable: UserId[];
}

/**
 * Groups and their members. Changes of members need a connection: they answer once the change is in
 * the log, after having been made anew as often as another one came first. `forbidden`: the account's
 * role does not suffice (any more).
 */
export interface GroupsApi {
  /** Answers when all were added; events of type `group-progress` tell how far it is. */
  createGroup(group: NewGroup): Promise<Result<AddedMembers & { chat: ChatView }>>;
  addMembers(chatId: ChatId, userIds: UserId[]): Promise<Result<AddedMembers>>;
  removeMember(chatId: ChatId, userId: UserId): Promise<Result>;
  /** The role `owner` passes on the ownership; the owner before becomes an admin. */
  setRole(chatId: ChatId, userId: UserId, role: Role): Promise<Result>;
  setPermissions(chatId: ChatId, permissions: Permissions): Promise<Result>;
  /** Returns as soon as the change stands in the outbox. */
  setGroupInfo(chatId: ChatId, change: GroupInfoChange): Promise<Result>;
  /** An owner hands the group on to the first admin, else to the first member. */
  leaveGroup(chatId: ChatId): Promise<Result>;
}

/** How far the adding of members is. */
export interface GroupProgressView {
  chatId: ChatId;
  done: number;
  total: number;
}

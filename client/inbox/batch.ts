import type { AccountDataEntry } from '#contract/content/account-data.ts';
import type { LogEntry } from '#contract/wire/chats.ts';
import type { UserId } from '#contract/wire/primitives.ts';
import type { Group, GroupDelta } from '#e2ee/groups/types.ts';
import type { LoggedEffect } from '../effects/apply.ts';
import { type GroupFields, groupFields } from '../groups/roster-rules.ts';
import type { ChatRecord } from '../records/chat.ts';
import type { KeyPackageRecord } from '../records/key-package.ts';
import type { MessageRecord } from '../records/message.ts';
import type { PendingCommit } from '../records/pending-commit.ts';

/** What a run of entries makes of a chat, gathered before it is written in one go. */
export interface Batch {
  readonly chat: ChatRecord;
  appliedSeq: number;
  groupState: ChatRecord['group'];
  group: Group | null;
  /** The epoch moved: a snapshot is due instead of single nodes. */
  epochMoved: boolean;
  deltas: Map<number, GroupDelta>;
  readonly pendingBefore: PendingCommit | null;
  pending: PendingCommit | null;
  /** When the server stored the newest message. */
  activityAt: number;
  /** Messages that are new to this device. */
  messages: MessageRecord[];
  /** What another device of this account has set. */
  accountData: AccountDataEntry[];
  /** Changes by others, or by another device of this account. */
  effects: LoggedEffect[];
  /** Entries that this device wrote itself: the log has them. */
  own: LogEntry[];
  /** Those of them that the others don't take: this account had no right to them. */
  refused: Set<string>;
  usedKeyPackage: KeyPackageRecord | null;
  profileKeys: { userId: UserId; key: Uint8Array }[];
  /** Keys that somebody else told: taken where none is known. */
  profileHints: { userId: UserId; key: Uint8Array }[];
  /** Members and the like, of groups only. */
  fields: GroupFields | null;
  /** This device's own commit came up. */
  committed: boolean;
  joined: boolean;
  /** Whose commit added this device. */
  broughtBy: UserId | null;
  /** Another device of this account has written here. */
  ownVoice: boolean;
  /** The group's state is gone. */
  lost: boolean;
  /** This device's own commit brought devices in: they have yet to learn what stands in no log. */
  brought: boolean;
  /** Devices whose leaves were removed. */
  gone: Set<string>;
  /** Devices of other accounts came in that don't have the profile key yet. */
  strangers: boolean;
}

/** An empty batch on top of the chat's present state. */
export function newBatch(
  chat: ChatRecord,
  group: Group | null,
  pending: PendingCommit | null,
): Batch {
  return {
    chat,
    appliedSeq: chat.appliedSeq,
    groupState: chat.group,
    group,
    epochMoved: false,
    deltas: new Map(),
    pendingBefore: pending,
    pending,
    activityAt: 0,
    messages: [],
    accountData: [],
    effects: [],
    own: [],
    refused: new Set(),
    usedKeyPackage: null,
    profileKeys: [],
    profileHints: [],
    fields: chat.kind === 'group' ? groupFields(chat) : null,
    committed: false,
    joined: false,
    broughtBy: null,
    ownVoice: false,
    lost: chat.lost,
    brought: false,
    gone: new Set(),
    strangers: false,
  };
}

/** The group enters a new epoch; what was kept of the old one is obsolete. */
export function enterEpoch(batch: Batch, group: Group): void {
  batch.group = group;
  batch.groupState = 'active';
  batch.epochMoved = true;
  batch.deltas.clear();
}

/** This device is out of the group: by a removal, or because it can't follow any more. */
export function leaveGroup(batch: Batch, state: 'broken' | 'removed'): void {
  batch.group = null;
  batch.groupState = state;
  batch.deltas.clear();
}

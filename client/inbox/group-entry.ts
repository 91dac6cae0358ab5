import type { GroupInfoContent, SystemEvent } from '#contract/content/group.ts';
import type { MessageContent } from '#contract/content/message.ts';
import type { LogEntry } from '#contract/wire/chats.ts';
import type { GroupChange } from '#contract/wire/groups.ts';
import type { UserId } from '#contract/wire/primitives.ts';
import { GroupError, type GroupMember } from '#e2ee/groups/types.ts';
import { infoEvent, nextInfo } from '../groups/info-rules.ts';
import { type InviteChange, inviteEvent, nextInvites } from '../groups/invite-rules.ts';
import { afterCommit, afterLeaving, eventOf, maySay, withCursors } from '../groups/roster-rules.ts';
import type { GroupInfo } from '../records/group-info.ts';
import type { JobRecord } from '../records/job.ts';
import { newMessage } from '../records/message.ts';
import { type Batch, leaveGroup } from './batch.ts';

/**
 * What a commit means for the members of a group.
 * @throws GroupError `invalid-commit` when it must not be followed.
 */
export function applyGroupCommit(
  batch: Batch,
  entry: LogEntry,
  actor: UserId,
  change: GroupChange | null,
  leaves: readonly GroupMember[],
  self: UserId,
): void {
  const fields =
    batch.fields === null || change === null
      ? null
      : afterCommit(batch.fields, actor, change, leaves, entry.seq);
  if (fields === null || change === null) throw new GroupError('invalid-commit');
  batch.fields = fields;
  const event: SystemEvent | null = entry.epoch === 0 ? { type: 'created' } : eventOf(change);
  if (event !== null) tell(batch, entry, actor, self, event);
}

/** This device begins to follow a group: the welcome comes with the members as they were then. */
export function joinRoster(
  batch: Batch,
  entry: LogEntry,
  leaves: readonly GroupMember[],
  self: UserId,
): void {
  const { roster } = entry;
  if (batch.fields === null) return;
  const isListed = roster?.members.some(({ userId }) => userId === self);
  if (roster === undefined || !isListed) throw new GroupError('invalid-welcome');
  const listed = new Set(roster.members.map(({ userId }) => userId));
  const outside = leaves.map(({ userId }) => userId).filter((userId) => !listed.has(userId));
  batch.fields = {
    ...batch.fields,
    members: withCursors(roster, batch.fields.members, entry.seq),
    permissions: roster.permissions,
    former: batch.fields.former.filter((userId) => !listed.has(userId)),
    departed: [...new Set(outside)],
    info: null,
    invites: [],
    barred: [],
    addedBy: entry.userId,
  };
  if (!roster.added.includes(self)) return;
  const invite = roster.invite === undefined ? {} : { invite: true };
  tell(batch, entry, entry.userId, self, { type: 'joined', ...invite });
}

/** This device or its account was removed by a commit. */
export function applyRemoval(
  batch: Batch,
  entry: LogEntry,
  actor: UserId,
  change: GroupChange | null,
  self: UserId,
): void {
  leaveGroup(batch, 'removed');
  if (batch.fields === null || !change?.removed?.includes(self)) return;
  batch.fields = afterLeaving(batch.fields, self, []);
  tell(batch, entry, actor, self, { type: 'removed', users: [self] });
}

/** A new name, description or picture. */
export function applyInfo(
  batch: Batch,
  entry: LogEntry,
  sender: UserId,
  self: UserId,
  info: GroupInfo,
  changed?: GroupInfoContent['changed'],
): void {
  if (batch.fields === null) return;
  const before = batch.fields.info;
  const next = nextInfo(batch.fields, sender, info, changed);
  if (next === null) return;
  batch.fields = { ...batch.fields, info: next };
  const event = infoEvent(before, next, changed);
  if (event !== null) tell(batch, entry, sender, self, event);
}

/** Somebody left; when it is this account, on another device maybe, that is the end of the group. */
export function applyLeaving(batch: Batch, entry: LogEntry, sender: UserId, self: UserId): void {
  if (batch.fields === null) return;
  batch.fields = afterLeaving(batch.fields, sender, batch.group?.members ?? []);
  tell(batch, entry, sender, self, { type: 'left' });
  if (sender === self) leaveGroup(batch, 'removed');
}

/** What a content of somebody else says about the group; anything else is passed over. */
export function applyGroupContent(
  batch: Batch,
  entry: LogEntry,
  sender: UserId,
  self: UserId,
  content: MessageContent,
): void {
  if (content.type === 'group-leave') return applyLeaving(batch, entry, sender, self);
  if (content.type === 'group-invite') return applyInvite(batch, entry, sender, self, content);
  if (content.type !== 'group-info') return;
  const { revision, name, description, picture, changed } = content;
  const { profiles = [], invites = [] } = content;
  const members = new Set(batch.fields?.members.map(({ userId }) => userId));
  for (const { userId, key } of profiles) {
    if (members.has(userId) && userId !== self) batch.profileHints.push({ userId, key });
  }
  // The first word on a group tells newcomers of its links, too.
  if (batch.fields?.info === null && sender === batch.fields.addedBy) {
    batch.fields = { ...batch.fields, invites };
  }
  applyInfo(batch, entry, sender, self, { revision, name, description, picture }, changed);
}

/** A link into the group was opened or closed. */
function applyInvite(
  batch: Batch,
  entry: LogEntry,
  sender: UserId,
  self: UserId,
  said: InviteChange,
): void {
  if (batch.fields === null) return;
  const invites = nextInvites(batch.fields, sender, said);
  if (invites === null) return;
  batch.fields = { ...batch.fields, invites };
  tell(batch, entry, sender, self, inviteEvent(said));
}

/** The same for an entry of this device, whose plaintext only the job still has. */
export function applyOwnContent(
  batch: Batch,
  entry: LogEntry,
  job: JobRecord | undefined,
  self: UserId,
): void {
  if (job !== undefined && !maySay(batch.fields, self, job.body.type)) batch.refused.add(entry.id);
  if (job?.body.type === 'group-leave') return applyLeaving(batch, entry, self, self);
  if (job?.body.type === 'group-invite') return applyInvite(batch, entry, self, self, job.body);
  const info = job?.body.type === 'group-info' ? job.encrypted?.info : undefined;
  if (info !== undefined) applyInfo(batch, entry, self, self, info);
}

/** Somebody has new devices; a commit that says something else has that line already. */
export function tellDevices(batch: Batch, entry: LogEntry, userId: UserId, count: number): void {
  if (batch.messages.some(({ id }) => id === entry.id)) return;
  tell(batch, entry, userId, null, { type: 'devices', count });
}

function tell(
  batch: Batch,
  { id, seq, receivedAt }: LogEntry,
  senderId: UserId,
  self: UserId | null,
  event: SystemEvent,
): void {
  const own = senderId === self;
  batch.activityAt = Math.max(batch.activityAt, receivedAt);
  batch.messages.push(
    newMessage({
      id,
      chatId: batch.chat.chatId,
      order: seq,
      seq,
      senderId,
      own,
      kind: 'system',
      event,
      text: '',
      sentAt: receivedAt,
      receivedAt,
      sendState: own ? 'sent' : null,
    }),
  );
}

import type { AccountDataOf } from '#contract/content/account-data.ts';
import type { ChatView, PersonView } from '#contract/engine/views.ts';
import type { GroupView } from '#contract/engine/groups.ts';
import { DEFAULT_PERMISSIONS } from '#contract/wire/groups.ts';
import type { UserId } from '#contract/wire/primitives.ts';
import { groupPictureId } from '../people/picture-ids.ts';
import type { ChatRecord } from '../records/chat.ts';
import { chatWithPending } from '../effects/pending.ts';
import type { ShowMessage } from '../effects/show.ts';
import type { Lane } from './lane.ts';

/** A chat as the interface sees it. */
export function chatView(
  chat: ChatRecord,
  self: UserId,
  person: (userId: UserId) => PersonView,
  lane: Lane | undefined,
  show: ShowMessage,
  prefs: AccountDataOf<'chat'>,
  /** Whether the account shows what it reads, and so sees what others read. */
  receipts: boolean,
): ChatView {
  const others = chat.members.filter(({ userId }) => userId !== self);
  const { lastMessage } = chat;
  const { pinned, expiresIn } = chatWithPending(chat, lane);
  return {
    chatId: chat.chatId,
    kind: chat.kind,
    peer: chat.peerId === null ? null : person(chat.peerId),
    group: chat.kind === 'group' ? groupView(chat, self, person) : null,
    ...standing(chat, chat.peerId === null ? null : person(chat.peerId)),
    lastMessage: lastMessage === null ? null : show(lastMessage),
    unreadCount: chat.unreadCount,
    unreadMentions: chat.mentioned.flatMap(({ id, seq }) => (seq > chat.readSeq ? [id] : [])),
    readSeq: chat.readSeq,
    peerDeliveredSeq: lowest(others.map(({ deliveredSeq }) => deliveredSeq)),
    peerReadSeq: receipts ? lowest(others.map(({ readSeq }) => readSeq)) : 0,
    pinned,
    expiresIn,
    joining: chat.group === 'none' && (lane?.serverEpoch ?? 0) > 0,
    draft: chat.draft,
    pinnedAt: prefs.pinnedAt ?? null,
    mutedUntil: prefs.mutedUntil ?? null,
    muteExceptMentions: prefs.muteExceptMentions ?? false,
    archived: prefs.archivedSeq !== undefined,
    unreadMark: prefs.unreadMark ?? false,
    activityAt: chat.activityAt,
    createdAt: chat.createdAt,
  };
}

/** Whether it is a request, and whether there is anything to show of that. */
function standing(
  { accepted, lastMessage, group }: ChatRecord,
  peer: PersonView | null,
): Pick<ChatView, 'request' | 'hidden'> {
  if (accepted) return {};
  const hidden = lastMessage === null || group === 'removed' || peer?.blocked === true;
  return hidden ? { hidden } : { request: true };
}

const STATES = { none: 'joining', active: 'active', broken: 'broken', removed: 'ended' } as const;

function groupView(
  chat: ChatRecord,
  self: UserId,
  person: (userId: UserId) => PersonView,
): GroupView {
  const { members, former, info, permissions } = chat;
  return {
    name: info?.name ?? null,
    description: info?.description ?? '',
    picture: groupPictureId(chat.chatId, info),
    members: members.map((member) => ({ ...person(member.userId), ...member })),
    former: former.map(person),
    permissions: permissions ?? DEFAULT_PERMISSIONS,
    role: members.find(({ userId }) => userId === self)?.role ?? null,
    state: STATES[chat.group],
  };
}

function lowest(cursors: number[]): number {
  return cursors.length === 0 ? 0 : Math.min(...cursors);
}

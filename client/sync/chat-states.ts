import type { Result } from '#contract/engine/errors.ts';
import type { ChatState, Member } from '#contract/wire/chats.ts';
import type { UserId } from '#contract/wire/primitives.ts';
import type { AccountHolder } from '../account/holder.ts';
import type { ChatBook } from '../chats/book.ts';
import type { Lanes } from '../chats/lane.ts';
import { type ChatRecord, newChat } from '../records/chat.ts';
import { deleteGroup } from '../records/group.ts';
import type { Context } from '../runtime/context.ts';
import { fail, ok } from '../runtime/results.ts';
import type { ReadCursors } from './read-cursors.ts';

/** Takes over what the server says of a chat, as far as it may decide that. */
export interface ChatStates {
  /** Answers the chat; `protocol-violation` when it contradicts what is known. */
  merge(state: ChatState): Promise<Result<ChatRecord>>;
  /** The server says that this account is in the chat no longer. */
  ended(chatId: ChatRecord['chatId']): Promise<void>;
  /** Cursors of one member moved. */
  moveCursors(
    chatId: ChatRecord['chatId'],
    member: Pick<Member, 'userId' | 'deliveredSeq' | 'readSeq'>,
  ): Promise<void>;
}

export function createChatStates(
  context: Context,
  account: AccountHolder,
  book: ChatBook,
  lanes: Lanes,
  reads: ReadCursors,
  /** Whether a new chat is taken without asking. */
  takes: (state: ChatState, peerId: UserId | null) => boolean,
  appeared: (chat: ChatRecord) => void,
  /** Somebody has received something for the first time, and lets this account see more now. */
  met: () => void,
  /** The group's state in memory is obsolete. */
  forget: (chatId: ChatRecord['chatId']) => void,
): ChatStates {
  const violation = () => {
    context.log('protocol-violation:chat-state');
    return fail('protocol-violation');
  };

  const add = async (state: ChatState): Promise<ChatRecord | null> => {
    const self = account.self.userId;
    const peerId = peerOf(state, self);
    const isGroup = state.kind === 'group' && state.permissions !== undefined;
    const isNotes = state.kind === 'notes' && isAlone(state, self);
    if (!isGroup && !isNotes && (peerId === null || book.withPeer(peerId) !== null)) return null;
    const { chatId, kind, createdAt, members, permissions } = state;
    const readSeq = members.find(({ userId }) => userId === self)?.readSeq ?? 0;
    const fresh = newChat({ chatId, kind, createdAt, peerId, members, readSeq });
    const accepted = takes(state, peerId);
    const chat = await book.create({ ...fresh, permissions: permissions ?? null, accepted });
    appeared(chat);
    return chat;
  };

  const moveCursors: ChatStates['moveCursors'] = async (chatId, moved) => {
    const lane = lanes.of(chatId);
    await book.update(chatId, (chat) => {
      const members = chat.members.map((member) =>
        member.userId === moved.userId ? advanced(member, moved, lane.head) : member,
      );
      const same = members.every((member, at) => member === chat.members[at]);
      const before = chat.members.find(({ userId }) => userId === moved.userId);
      if (before?.deliveredSeq === 0 && moved.deliveredSeq > 0) met();
      return same ? null : { chat: { ...chat, members } };
    });
    if (moved.userId === account.self.userId) {
      await reads.advance(chatId, Math.min(moved.readSeq, lane.head));
    }
  };

  /** Until the log tells who is in a group, the server's word has to do. */
  const takeOver = ({ chatId, members, permissions }: ChatState) =>
    lanes
      .of(chatId)
      .group.run(() =>
        book.update(chatId, (chat) =>
          chat.group === 'none' && !sameMembers(chat, { members })
            ? { chat: { ...chat, members, permissions: permissions ?? chat.permissions } }
            : null,
        ),
      );

  return {
    ended: (chatId) =>
      lanes.of(chatId).group.run(async () => {
        const self = account.self.userId;
        await book.update(chatId, (chat) => {
          if (chat.kind !== 'group' || chat.group === 'removed') return null;
          const members = chat.members.filter(({ userId }) => userId !== self);
          return { chat: { ...chat, group: 'removed', members }, ops: deleteGroup(chatId) };
        });
        forget(chatId);
      }),

    async merge(state) {
      const { chatId } = state;
      const known = book.get(chatId) ?? (await add(state));
      if (known === null || known.kind !== state.kind) return violation();
      if (state.kind !== 'group' && !sameMembers(known, state)) return violation();
      if (state.kind === 'group') await takeOver(state);
      const lane = lanes.of(chatId);
      lane.serverEpoch = state.epoch;
      lane.outside = state.outside ?? [];
      if (lane.outside.length > 0) {
        lane.rosterAt ??= context.now() + Math.round(context.random() * context.timing.roster);
      }
      // Nothing can be read before a commit has added this device.
      if (state.joinedSeq > 0 || known.group !== 'none') {
        lane.head = Math.max(lane.head, state.headSeq);
      }
      for (const member of state.members) await moveCursors(chatId, member);
      return ok(book.get(chatId) ?? known);
    },

    moveCursors,
  };
}

/** The other one of a direct chat; null when it is not made of this account and another. */
function peerOf({ kind, members }: ChatState, self: UserId): UserId | null {
  if (kind !== 'direct' || members.length !== 2) return null;
  const others = members.filter(({ userId }) => userId !== self);
  return others.length === 1 ? (others[0]?.userId ?? null) : null;
}

function isAlone({ members }: ChatState, self: UserId): boolean {
  return members.length === 1 && members[0]?.userId === self;
}

function sameMembers(known: ChatRecord, state: Pick<ChatState, 'members'>): boolean {
  return (
    known.members.length === state.members.length &&
    known.members.every(({ userId }) => state.members.some((member) => member.userId === userId))
  );
}

/** Cursors only move forward, and never past what the log holds. */
function advanced(
  member: Member,
  moved: Pick<Member, 'deliveredSeq' | 'readSeq'>,
  head: number,
): Member {
  const deliveredSeq = Math.max(member.deliveredSeq, Math.min(moved.deliveredSeq, head));
  const readSeq = Math.max(member.readSeq, Math.min(moved.readSeq, head));
  if (deliveredSeq === member.deliveredSeq && readSeq === member.readSeq) return member;
  return { ...member, deliveredSeq, readSeq };
}

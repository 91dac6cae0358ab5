import type { Result } from '#contract/engine/errors.ts';
import type { ChatState, Member } from '#contract/wire/chats.ts';
import type { UserId } from '#contract/wire/primitives.ts';
import type { AccountHolder } from '../account/holder.ts';
import type { ChatBook } from '../chats/book.ts';
import type { Lanes } from '../chats/lane.ts';
import { type ChatRecord, newChat } from '../records/chat.ts';
import type { Context } from '../runtime/context.ts';
import { fail, ok } from '../runtime/results.ts';
import type { ReadCursors } from './read-cursors.ts';

/** Takes over what the server says of a chat, as far as it may decide that. */
export interface ChatStates {
  /** Answers the chat; `protocol-violation` when it contradicts what is known. */
  merge(state: ChatState): Promise<Result<ChatRecord>>;
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
  appeared: (chat: ChatRecord) => void,
): ChatStates {
  const violation = () => {
    context.log('protocol-violation:chat-state');
    return fail('protocol-violation');
  };

  const add = async (state: ChatState): Promise<ChatRecord | null> => {
    const self = account.self.userId;
    const peerId = peerOf(state, self);
    if (peerId === null || book.withPeer(peerId) !== null) return null;
    const { chatId, kind, createdAt, members } = state;
    const readSeq = members.find(({ userId }) => userId === self)?.readSeq ?? 0;
    const chat = await book.create(newChat({ chatId, kind, createdAt, peerId, members, readSeq }));
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
      return same ? null : { chat: { ...chat, members } };
    });
    if (moved.userId === account.self.userId) {
      await reads.advance(chatId, Math.min(moved.readSeq, lane.head));
    }
  };

  return {
    async merge(state) {
      const { chatId } = state;
      const known = book.get(chatId) ?? (await add(state));
      if (known === null || known.kind !== state.kind || !sameMembers(known, state)) {
        return violation();
      }
      const lane = lanes.of(chatId);
      lane.serverEpoch = state.epoch;
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

function sameMembers(known: ChatRecord, state: ChatState): boolean {
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

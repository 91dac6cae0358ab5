import type { StrangerPolicy } from '#contract/engine/people.ts';
import type { Result } from '#contract/engine/errors.ts';
import type { ChatState } from '#contract/wire/chats.ts';
import type { ChatId, UserId } from '#contract/wire/primitives.ts';
import type { AccountData } from '../account-data/account-data.ts';
import type { AccountHolder } from '../account/holder.ts';
import type { ChatBook } from '../chats/book.ts';
import type { RemoveMessages } from '../effects/remove.ts';
import type { Batch } from '../inbox/batch.ts';
import type { Store } from '../ports/store.ts';
import type { ChatRecord } from '../records/chat.ts';
import { type JobRecord, newJob, putJob } from '../records/job.ts';
import { readMessage } from '../records/message.ts';
import { inBackground } from '../runtime/background.ts';
import type { Context } from '../runtime/context.ts';
import { newMessageId } from '../runtime/ids.ts';
import { fail, ok } from '../runtime/results.ts';
import type { Relations } from './relations.ts';

/**
 * Chats that strangers begin. Until one is accepted the other side learns nothing: no receipt, no
 * presence, no typing, no name, no commit; all of these ask `ChatRecord.accepted`.
 */
export interface Requests {
  /** Whether a chat that the server tells of for the first time is taken without asking. */
  takes(state: ChatState, peerId: UserId | null): boolean;
  /** The same once it is known who brought this account in, or when its other devices write there. */
  vouched(batch: Batch): boolean;
  /** Accepts chats whose other side has become known. */
  review(): Promise<void>;
  accept(chatId: ChatId): Promise<Result>;
  decline(chatId: ChatId): Promise<Result>;
  /** This account has begun the chat itself. */
  begun(chatId: ChatId): Promise<void>;
  setPolicy(policy: StrangerPolicy): void;
}

export interface RequestsDeps {
  context: Context;
  policy: StrangerPolicy;
  store: Store;
  account: AccountHolder;
  accountData: AccountData;
  book: ChatBook;
  relations: Relations;
  removeMessages: RemoveMessages;
  nextOrder: () => number;
  /** Whether this account has asked to be let into a group. */
  asked: (chatId: ChatId) => boolean;
  /** Puts a job that stands on disk into its lane. */
  queue: (job: JobRecord) => void;
  /** A chat was accepted: what was held back is told now. */
  opened: (chatId: ChatId) => void;
  leave: (chatId: ChatId) => Promise<Result>;
}

export function createRequests(deps: RequestsDeps): Requests {
  const { context, store, account, accountData, book, relations } = deps;
  let { policy } = deps;

  const isKnown = (userId: UserId | null) =>
    userId !== null && (userId === account.self.userId || relations.isKnown(userId));

  /** The other side learns the own name, and the account's other devices that it was accepted. */
  const open = async (chatId: ChatId) => {
    let job: JobRecord | null = null;
    await book.update(chatId, (chat) => {
      if (chat.accepted) return null;
      if (chat.group === 'active') {
        const [id, order, sentAt] = [newMessageId(), deps.nextOrder(), context.now()];
        job = newJob({ id, chatId, order, body: { type: 'profile' }, sentAt });
      }
      return { chat: { ...chat, accepted: true }, ops: job === null ? [] : [putJob(job)] };
    });
    if (job !== null) deps.queue(job);
    deps.opened(chatId);
  };

  const isDue = ({ accepted, peerId, addedBy }: ChatRecord) =>
    !accepted && (isKnown(peerId) || isKnown(addedBy));

  return {
    takes({ chatId, kind, members, joinedSeq }, peerId) {
      if (policy === 'accept' || kind === 'notes') return true;
      // A device that is new to a group which the account has joined, or is founding.
      if (kind === 'group') return joinedSeq === 0 || deps.asked(chatId);
      const self = members.find(({ userId }) => userId === account.self.userId);
      return isKnown(peerId) || (self?.deliveredSeq ?? 0) > 0;
    },

    vouched: ({ ownVoice, broughtBy }) => ownVoice || isKnown(broughtBy),

    async review() {
      for (const chat of book.list()) if (isDue(chat)) await open(chat.chatId);
    },

    async accept(chatId) {
      const chat = book.get(chatId);
      if (chat === null) return fail('not-found');
      await open(chatId);
      if (chat.peerId !== null) await accountData.set('person', chat.peerId, { accepted: true });
      return ok();
    },

    async decline(chatId) {
      const chat = book.get(chatId);
      if (chat === null || chat.accepted) return fail('not-found');
      if (chat.kind === 'group' && chat.group === 'active') {
        const left = await deps.leave(chatId);
        if (!left.ok) return left;
      }
      const messages = await store.range('messages', { index: 'byOrder', prefix: [chatId] });
      await deps.removeMessages(
        chatId,
        messages.map(readMessage).map(({ id }) => id),
      );
      return ok();
    },

    async begun(chatId) {
      await book.update(chatId, (chat) =>
        chat.accepted ? null : { chat: { ...chat, accepted: true } },
      );
    },

    setPolicy(next) {
      policy = next;
      if (policy === 'ask') return;
      for (const { chatId, accepted } of book.list()) {
        if (!accepted) inBackground(context.log, open(chatId));
      }
    },
  };
}

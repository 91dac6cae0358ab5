import type { EngineErrorCode, Result } from '#contract/engine/errors.ts';
import type { ChatId, ClientMessageId, UserId } from '#contract/wire/primitives.ts';
import type { MessageView } from '#contract/engine/views.ts';
import { LIMITS } from '#contract/wire/limits.ts';
import type { AccountHolder } from '../account/holder.ts';
import type { ChatBook } from '../chats/book.ts';
import type { Lane, Lanes } from '../chats/lane.ts';
import { newestOf } from '../chats/summary.ts';
import type { Emitter } from '../events/emitter.ts';
import type { Store } from '../ports/store.ts';
import { type JobRecord, deleteJob, newJob, putJob, readJobs } from '../records/job.ts';
import {
  type MessageRecord,
  getMessage,
  messageView,
  newMessage,
  putMessage,
  readMessage,
} from '../records/message.ts';
import type { Context } from '../runtime/context.ts';
import { newMessageId } from '../runtime/ids.ts';
import { fail, ok } from '../runtime/results.ts';
import { utf8 } from '../runtime/text.ts';
import { queueAddition, queueRemoval } from '../search/records.ts';
import type { Orders } from './orders.ts';

/** The messages that wait to be sent, on disk and in their lanes. */
export interface Jobs {
  load(): Promise<void>;
  addText(chatId: ChatId, text: string): Promise<Result<MessageView>>;
  /** Gives a failed message another try. */
  retry(chatId: ChatId, id: ClientMessageId): Promise<Result>;
  /** Deletes a message that failed or waits. One that may be on its way can't be taken back. */
  discard(chatId: ChatId, id: ClientMessageId): Promise<Result>;
  /** Gives a job up; its message, if it has one, is shown as failed. */
  giveUp(lane: Lane, job: JobRecord, code: EngineErrorCode): Promise<void>;
  /** Gives up everything that waits in a chat. */
  giveUpAll(lane: Lane, code: EngineErrorCode): Promise<void>;
  /** Forgets a job without a message. */
  drop(lane: Lane, job: JobRecord): Promise<void>;
}

export function createJobs(
  context: Context,
  store: Store,
  account: AccountHolder,
  book: ChatBook,
  lanes: Lanes,
  orders: Orders,
  emitter: Emitter,
): Jobs {
  /** Writes job and message of a chat together. */
  const change = async (lane: Lane, job: JobRecord, fields: Partial<MessageRecord>) => {
    const { chatId } = lane;
    const stored = await getMessage(store, chatId, job.id);
    const message = stored === null ? null : { ...stored, ...fields };
    await book.update(chatId, (chat) => ({
      chat:
        message === null ? chat : { ...chat, lastMessage: newestOf(chat.lastMessage, [message]) },
      ops: [putJob(job), ...(message === null ? [] : [putMessage(message)])],
    }));
    lane.replaceJob(job);
    if (message !== null) emitter.messageChanged(messageView(message));
  };

  const newestInStore = async (chatId: ChatId, without: ClientMessageId) => {
    const query = { index: 'byOrder', prefix: [chatId], reverse: true, limit: 2 };
    const records = await store.range('messages', query);
    return records.map(readMessage).find(({ id }) => id !== without) ?? null;
  };

  const drop = async (lane: Lane, { id }: JobRecord) => {
    await store.write([deleteJob(id)]);
    lane.removeJob(id);
  };

  const giveUp = (lane: Lane, { id }: JobRecord, code: EngineErrorCode) =>
    lane.group.run(async () => {
      const job = lane.job(id);
      if (job === undefined) return;
      if (job.kind === 'profile') return drop(lane, job);
      await change(lane, { ...job, failure: code }, { sendState: 'failed', failure: code });
    });

  return {
    async load() {
      const jobs = await readJobs(store);
      orders.resume(jobs);
      for (const job of jobs) lanes.of(job.chatId).addJob(job);
    },

    async addText(chatId, text) {
      const own = account.current;
      if (own === null) return fail('no-account');
      if (book.get(chatId) === null) return fail('not-found');
      const length = utf8(text).byteLength;
      if (length === 0 || length > LIMITS.messageText) return fail('bad-input');
      const id = newMessageId();
      const order = orders.next();
      const sentAt = context.now();
      const job = newJob({ id, chatId, order, kind: 'text', text, sentAt });
      const message = newMessage({ ...jobView(own.userId, job, 'queued'), sendState: 'queued' });
      await book.update(chatId, (chat) => ({
        chat: {
          ...chat,
          lastMessage: newestOf(chat.lastMessage, [message]),
          activityAt: Math.max(chat.activityAt, sentAt),
        },
        ops: [putMessage(message), queueAddition(message), putJob(job)],
      }));
      lanes.of(chatId).addJob(job);
      emitter.messageChanged(messageView(message));
      return ok(messageView(message));
    },

    async retry(chatId, id) {
      const lane = lanes.get(chatId);
      const job = lane?.job(id);
      if (lane === undefined || job === undefined) return fail('not-found');
      if (job.failure === null) return ok();
      lane.attempt = 0;
      await change(lane, { ...job, failure: null }, { sendState: 'queued', failure: null });
      return ok();
    },

    async discard(chatId, id) {
      const lane = lanes.get(chatId);
      if (lane === undefined) return fail('not-found');
      return lane.group.run(async () => {
        const job = lane.job(id);
        if (job === undefined) return fail('not-found');
        if (job.failure === null && job.encrypted !== null) return fail('conflict');
        await book.update(chatId, async (chat) => ({
          chat:
            chat.lastMessage?.id === id
              ? { ...chat, lastMessage: await newestInStore(chatId, id) }
              : chat,
          ops: [
            deleteJob(id),
            { table: 'messages', delete: [id] },
            ...queueRemoval({ ...job, senderId: account.self.userId }),
          ],
        }));
        lane.removeJob(id);
        emitter.messageRemoved(chatId, id);
        return ok();
      });
    },

    giveUp,
    drop,

    async giveUpAll(lane, code) {
      const waiting = lane.jobs.filter(({ failure }) => failure === null);
      for (const job of waiting) await giveUp(lane, job, code);
    },
  };
}

/** The message of a text job, as long as the server has not acknowledged it. */
export function jobView(
  senderId: UserId,
  { id, chatId, order, text, sentAt }: JobRecord,
  sendState: 'queued' | 'sending',
): MessageView {
  return {
    id,
    chatId,
    order,
    seq: null,
    senderId,
    own: true,
    kind: 'text',
    text,
    sentAt,
    sendState,
    failure: null,
  };
}

import type { EngineErrorCode, Result } from '#contract/engine/errors.ts';
import type { ChatId, ClientMessageId } from '#contract/wire/primitives.ts';
import type { AccountHolder } from '../account/holder.ts';
import type { ChatBook } from '../chats/book.ts';
import type { Lane, Lanes } from '../chats/lane.ts';
import { newestInStore } from '../chats/newest.ts';
import { newestOf } from '../chats/summary.ts';
import type { ShowMessage } from '../effects/show.ts';
import type { Emitter } from '../events/emitter.ts';
import type { Store } from '../ports/store.ts';
import { type JobRecord, deleteJob, effectOf, putJob, readJobs } from '../records/job.ts';
import { type MessageRecord, getMessage, putMessage } from '../records/message.ts';
import type { Context } from '../runtime/context.ts';
import { fail, ok } from '../runtime/results.ts';
import { queueRemoval } from '../search/records.ts';
import { messageOf } from './job-message.ts';
import type { Orders } from './orders.ts';

/** The messages that wait to be sent, on disk and in their lanes. */
export interface Jobs {
  load(): Promise<void>;
  /** Gives a failed message another try; one that waits for its time goes at once. */
  retry(chatId: ChatId, id: ClientMessageId): Promise<Result>;
  /** Deletes a message that failed or waits. One that may be on its way can't be taken back. */
  discard(chatId: ChatId, id: ClientMessageId): Promise<Result>;
  /** Gives a job up; its message, if it has one, is shown as failed. */
  giveUp(lane: Lane, job: JobRecord, code: EngineErrorCode): Promise<void>;
  /** Gives up everything that waits in a chat. */
  giveUpAll(lane: Lane, code: EngineErrorCode): Promise<void>;
  /** Changes a job that still waits, and its message with it; false when it is gone. */
  change(lane: Lane, id: ClientMessageId, to: (job: JobRecord) => JobRecord): Promise<boolean>;
  /** Forgets a job without a message of its own. */
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
  show: ShowMessage,
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
    if (message !== null) emitter.messageChanged(show(message));
  };

  const drop = async (lane: Lane, job: JobRecord) => {
    await store.write([deleteJob(job.id)]);
    lane.removeJob(job.id);
    const effect = effectOf(job);
    if (effect === null) return;
    // What was shown ahead of the log is taken back.
    emitter.chatChanged(lane.chatId);
    const target = 'target' in effect ? await getMessage(store, lane.chatId, effect.target) : null;
    if (target !== null) emitter.messageChanged(show(target));
  };

  const giveUp = (lane: Lane, { id }: JobRecord, code: EngineErrorCode) =>
    lane.group.run(async () => {
      const job = lane.job(id);
      if (job === undefined) return;
      if (messageOf(job, account.self.userId) === null) return drop(lane, job);
      await change(lane, { ...job, failure: code }, { sendState: 'failed', failure: code });
    });

  return {
    async load() {
      const jobs = await readJobs(store);
      orders.resume(jobs);
      for (const job of jobs) lanes.of(job.chatId).addJob(job);
    },

    async retry(chatId, id) {
      const lane = lanes.get(chatId);
      const job = lane?.job(id);
      if (lane === undefined || job === undefined) return fail('not-found');
      if (job.failure === null && job.sendAt === null) return ok();
      lane.attempt = 0;
      const sentAt = job.sendAt === null ? job.sentAt : context.now();
      const state = { sendState: 'queued' as const, failure: null, sendAt: null, sentAt };
      await change(lane, { ...job, failure: null, sendAt: null, sentAt }, state);
      return ok();
    },

    async discard(chatId, id) {
      const lane = lanes.get(chatId);
      if (lane === undefined) return fail('not-found');
      return lane.group.run(async () => {
        const job = lane.job(id);
        if (job === undefined) return fail('not-found');
        if (job.failure === null && job.encrypted !== null) return fail('conflict');
        const message = await getMessage(store, chatId, id);
        await book.update(chatId, async (chat) => ({
          chat:
            chat.lastMessage?.id === id
              ? { ...chat, lastMessage: await newestInStore(store, chatId, new Set([id])) }
              : chat,
          ops: [
            deleteJob(id),
            { table: 'messages', delete: [id] },
            ...(message === null ? [] : queueRemoval(message)),
          ],
        }));
        lane.removeJob(id);
        emitter.messageRemoved(chatId, id);
        return ok();
      });
    },

    change: (lane, id, to) =>
      lane.group.run(async () => {
        const job = lane.job(id);
        if (job === undefined) return false;
        const { body, ...changed } = to(job);
        const attachments = body.type === 'files' ? { attachments: body.attachments } : {};
        await change(lane, { ...changed, body }, attachments);
        return true;
      }),

    giveUp,
    drop,

    async giveUpAll(lane, code) {
      const waiting = lane.jobs.filter(({ failure }) => failure === null);
      for (const job of waiting) await giveUp(lane, job, code);
    },
  };
}

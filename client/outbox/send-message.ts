import type { Failure, Result } from '#contract/engine/errors.ts';
import type { ResponseOf } from '#contract/wire/events.ts';
import type { AccountHolder } from '../account/holder.ts';
import type { ChatBook } from '../chats/book.ts';
import type { Lane } from '../chats/lane.ts';
import type { ShowMessage } from '../effects/show.ts';
import type { Emitter } from '../events/emitter.ts';
import type { Inbox } from '../inbox/inbox.ts';
import type { JobRecord } from '../records/job.ts';
import { inBackground } from '../runtime/background.ts';
import type { Context } from '../runtime/context.ts';
import { fail, ok } from '../runtime/results.ts';
import type { Requester } from '../transport/connection.ts';
import { isFinal } from './classify.ts';
import type { EncryptedJob, Encrypting } from './encrypt.ts';
import { messageOf } from './job-message.ts';
import type { Jobs } from './jobs.ts';
import { ownEntry } from './own-entry.ts';

export interface SendDeps {
  context: Context;
  account: AccountHolder;
  book: ChatBook;
  jobs: Jobs;
  encrypting: Encrypting;
  inbox: Inbox;
  emitter: Emitter;
  show: ShowMessage;
  requester: Requester;
  /** Opens files that were uploaded with another message to this chat. */
  openFiles: (lane: Lane, job: JobRecord) => Promise<Result>;
  /** A message is out: a good moment to see whether the other side has new devices. */
  sent: (lane: Lane) => void;
  /** The server says that this account is in the chat no longer. */
  ended: (lane: Lane) => Promise<void>;
  wake: (lane: Lane) => void;
}

/** Sends a job; true when the lane can go on with the next one. */
export type SendMessage = (lane: Lane, job: JobRecord) => Promise<Result<boolean>>;

export function createSendMessage(deps: SendDeps): SendMessage {
  const { account, book, jobs, encrypting, inbox, emitter, requester, show } = deps;
  const { log, now } = deps.context;

  const refused = async (
    lane: Lane,
    job: JobRecord,
    failure: Failure,
  ): Promise<Result<boolean>> => {
    const isLast = isFinal(failure.code, lane.attempt);
    if (isLast || failure.code === 'epoch-stale') {
      // An earlier try, whose answer never came, may have put it into the log.
      const before = book.get(lane.chatId)?.appliedSeq;
      const drained = await inbox.catchUp(lane);
      if (!drained.ok && drained.code !== 'not-a-member') return drained;
      if (book.get(lane.chatId)?.appliedSeq !== before) return ok(true);
    }
    if (!isLast) return failure;
    await jobs.giveUp(lane, job, failure.code);
    if (failure.code === 'not-a-member') await deps.ended(lane);
    return ok(true);
  };

  const settle = async (
    lane: Lane,
    job: EncryptedJob,
    ack: ResponseOf<'message:send'>,
  ): Promise<Result<boolean>> => {
    const { id, encrypted } = job;
    lane.offer(ownEntry(account.self, 'message', { id, epoch: encrypted.epoch }, ack));
    lane.acked.add(id);
    const drained = await inbox.drain(lane).finally(() => lane.acked.delete(id));
    if (!drained.ok) return drained;
    if (lane.job(id) !== undefined) return refused(lane, job, fail('protocol-violation'));
    deps.sent(lane);
    return ok(true);
  };

  /** The ack of one message is written while the next one is on its way. */
  const settleBehind = (lane: Lane, settled: Promise<Result<boolean>>): Result<boolean> => {
    inBackground(
      log,
      settled.then((outcome) => {
        if (outcome.ok) return;
        lane.attempt++;
        deps.wake(lane);
      }),
    );
    return ok(true);
  };

  return async (lane, job) => {
    const made = await encrypting.job(lane, job);
    // Discarded, or the group was lost in the meantime: the next step sees which.
    if (made === null) return ok(true);
    lane.inFlight = job.id;
    const message = messageOf(job, account.self.userId);
    if (message !== null) emitter.messageChanged(show(message));
    if (lane.jobs.at(-1) !== lane.job(job.id)) inBackground(log, encrypting.ahead(lane));
    const { epoch, ciphertext } = made.encrypted;
    const leave = job.body.type === 'group-leave' ? { leave: true as const } : {};
    const request = { chatId: lane.chatId, epoch, id: job.id, ciphertext, ...leave };
    const opened = await deps.openFiles(lane, job);
    const answer = opened.ok ? await requester.request('message:send', request) : opened;
    lane.inFlight = null;
    if (!answer.ok) return refused(lane, made, answer);
    const settled = settle(lane, made, answer.value);
    const next = lane.nextJob(now());
    // In trouble, one thing at a time.
    const smooth = lane.attempt === 0 && next?.encrypted?.epoch === epoch;
    return smooth ? settleBehind(lane, settled) : settled;
  };
}

import type { Failure, Result } from '#contract/engine/errors.ts';
import type { LogEntry } from '#contract/wire/chats.ts';
import type { AccountHolder } from '../account/holder.ts';
import type { ChatBook } from '../chats/book.ts';
import type { Lane } from '../chats/lane.ts';
import type { Emitter } from '../events/emitter.ts';
import type { Establish } from '../groups/establish.ts';
import type { Maintain } from '../groups/maintain.ts';
import type { PendingCommits } from '../groups/pending.ts';
import type { Inbox } from '../inbox/inbox.ts';
import type { Store } from '../ports/store.ts';
import { type JobRecord, deleteJob } from '../records/job.ts';
import type { PendingCommit } from '../records/pending-commit.ts';
import { inBackground } from '../runtime/background.ts';
import type { Log } from '../runtime/context.ts';
import { fail, ok } from '../runtime/results.ts';
import type { Requester } from '../transport/connection.ts';
import { isFinal } from './classify.ts';
import type { EncryptedJob, Encrypting } from './encrypt.ts';
import type { Jobs } from './jobs.ts';
import type { Step } from './outbox.ts';

export interface StepDeps {
  store: Store;
  account: AccountHolder;
  book: ChatBook;
  pending: PendingCommits;
  jobs: Jobs;
  encrypting: Encrypting;
  establish: Establish;
  maintain: Maintain;
  inbox: Inbox;
  emitter: Emitter;
  requester: Requester;
  /** A message is out: a good moment to see whether the other side has new devices. */
  sent: (lane: Lane) => void;
  wake: (lane: Lane) => void;
  log: Log;
}

/** What a chat does next: a pending commit first, then the oldest message, then upkeep. */
export function createStep(deps: StepDeps): Step {
  const { log, store, book, pending, jobs, encrypting, establish, inbox, emitter, requester } =
    deps;

  /** What an ack says stands for the own log entry, which the server does not send. */
  const ownEntry = (
    kind: 'message' | 'commit',
    { id, epoch }: { id: LogEntry['id']; epoch: number },
    { seq, receivedAt }: { seq: number; receivedAt: number },
  ): LogEntry => {
    const { userId, deviceId } = deps.account.self;
    return { seq, kind, epoch, userId, deviceId, id, receivedAt, payload: new Uint8Array() };
  };

  const catchUp = async (lane: Lane): Promise<Result> => {
    lane.head = Math.max(lane.head, (book.get(lane.chatId)?.appliedSeq ?? 0) + 1);
    return inbox.drain(lane);
  };

  const sendCommit = async (lane: Lane, commit: PendingCommit): Promise<Result<boolean>> => {
    const { chatId, id, epoch, added, removed, welcome } = commit;
    const answer = await requester.request('chat:commit', {
      chatId,
      epoch,
      id,
      commit: commit.commit,
      ...(welcome === null ? {} : { welcome }),
      added,
      removed,
    });
    if (answer.ok) {
      lane.offer(ownEntry('commit', commit, answer.value));
      const drained = await inbox.drain(lane);
      if (!drained.ok) return drained;
      return lane.pending?.id === id ? fail('protocol-violation') : ok(true);
    }
    const stale = answer.code === 'epoch-stale';
    const before = book.get(chatId)?.appliedSeq;
    const drained = stale ? await catchUp(lane) : ok();
    if (!drained.ok) return drained;
    // A refusal means that nothing was stored; of anything else the outcome is not known.
    const refused = stale || answer.code === 'conflict' || isFinal(answer.code, 0);
    if (!refused) return answer;
    // The next try is a new commit on top of what is there by then.
    await lane.group.run(async () => {
      if ((await pending.of(lane))?.id === id) await pending.drop(lane);
    });
    if (!stale) {
      lane.rosterAt = null;
      return isFinal(answer.code, lane.attempt) ? giveUpWaiting(lane, answer) : answer;
    }
    if (book.get(chatId)?.appliedSeq !== before) return ok(true);
    // Others have a group that this device is not in.
    if (epoch === 0) lane.serverEpoch = Math.max(lane.serverEpoch, 1);
    return answer;
  };

  /** Without a group nothing that waits can be sent. */
  const giveUpWaiting = async (lane: Lane, failure: Failure): Promise<Result<boolean>> => {
    if (book.get(lane.chatId)?.group === 'active') return failure;
    for (const job of lane.jobs) if (job.failure === null) await giveUp(lane, job, failure);
    return ok(true);
  };

  const giveUp = async (lane: Lane, job: JobRecord, { code }: Failure): Promise<void> => {
    if (job.kind === 'text') return jobs.giveUp(lane, job, code);
    await store.write([deleteJob(job.id)]);
    lane.removeJob(job.id);
  };

  const found = async (lane: Lane): Promise<Result<boolean>> => {
    // The group exists already: somebody in it has to add this device, the welcome will tell.
    if (lane.serverEpoch > 0) return ok(false);
    const established = await establish(lane);
    if (established.ok) return ok(true);
    return isFinal(established.code, lane.attempt) ? giveUpWaiting(lane, established) : established;
  };

  const send = async (lane: Lane, job: JobRecord): Promise<Result<boolean>> => {
    if (job.kind === 'profile' && book.get(lane.chatId)?.profileShared) {
      await store.write([deleteJob(job.id)]);
      lane.removeJob(job.id);
      return ok(true);
    }
    const encrypted = await encrypting.job(lane, job);
    // Discarded, or the group was lost in the meantime: the next step sees which.
    if (encrypted === null) return ok(true);
    lane.inFlight = job.id;
    showSending(job);
    if (lane.nextJob() !== lane.jobs.at(-1)) inBackground(log, encrypting.ahead(lane));
    const answer = await requester.request('message:send', {
      chatId: lane.chatId,
      epoch: encrypted.encrypted.epoch,
      id: job.id,
      ciphertext: encrypted.encrypted.ciphertext,
    });
    lane.inFlight = null;
    return answer.ok ? settle(lane, encrypted, answer.value) : refused(lane, encrypted, answer);
  };

  const settle = async (
    lane: Lane,
    job: EncryptedJob,
    ack: { seq: number; receivedAt: number },
  ): Promise<Result<boolean>> => {
    lane.offer(ownEntry('message', { id: job.id, epoch: job.encrypted.epoch }, ack));
    lane.acked.add(job.id);
    const drained = inbox.drain(lane).finally(() => lane.acked.delete(job.id));
    const settled = drained.then((outcome) => {
      if (!outcome.ok) return outcome;
      if (lane.job(job.id) !== undefined) return refused(lane, job, fail('protocol-violation'));
      deps.sent(lane);
      return ok(true);
    });
    // In trouble one thing at a time; else the next message goes while this one is written.
    const next = lane.nextJob();
    const epoch = next?.encrypted?.epoch;
    if (lane.attempt > 0 || epoch !== job.encrypted.epoch) return settled;
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

  const refused = async (
    lane: Lane,
    job: EncryptedJob,
    failure: Failure,
  ): Promise<Result<boolean>> => {
    if (failure.code === 'epoch-stale') {
      const before = book.get(lane.chatId)?.appliedSeq;
      const drained = await catchUp(lane);
      if (!drained.ok) return drained;
      if (book.get(lane.chatId)?.appliedSeq !== before) return ok(true);
    }
    if (!isFinal(failure.code, lane.attempt)) return failure;
    await giveUp(lane, job, failure);
    return ok(true);
  };

  const showSending = ({ id, chatId, order, kind, text, sentAt }: JobRecord) => {
    if (kind !== 'text') return;
    emitter.messageChanged({
      id,
      chatId,
      order,
      seq: null,
      senderId: deps.account.self.userId,
      own: true,
      kind,
      text,
      sentAt,
      sendState: 'sending',
      failure: null,
    });
  };

  return async (lane) => {
    const commit = await lane.group.run(() => pending.of(lane));
    if (commit !== null) return sendCommit(lane, commit);
    const job = lane.nextJob();
    if (job === undefined) return deps.maintain(lane);
    const group = book.get(lane.chatId)?.group;
    if (group === 'none') return found(lane);
    if (group === 'active') return send(lane, job);
    await giveUp(lane, job, fail(group === 'removed' ? 'not-a-member' : 'undecryptable'));
    return ok(true);
  };
}

import type { FileContent, OutgoingFile } from '#contract/engine/files.ts';
import type { EngineErrorCode, Result } from '#contract/engine/errors.ts';
import type { BlobId } from '#contract/wire/files.ts';
import type { ClientMessageId } from '#contract/wire/primitives.ts';
import { blobSize } from '#e2ee/files/format.ts';
import { type Bytes, fileKey } from '#e2ee/keys.ts';
import type { AccountHolder } from '../account/holder.ts';
import type { Lane, Lanes } from '../chats/lane.ts';
import type { Jobs } from '../outbox/jobs.ts';
import type { FileCache } from '../ports/file-cache.ts';
import type { AttachmentRecord } from '../records/attachment.ts';
import type { JobRecord } from '../records/job.ts';
import { inBackground } from '../runtime/background.ts';
import type { Log } from '../runtime/context.ts';
import { fail, ok } from '../runtime/results.ts';
import type { Bearer } from './bearer.ts';
import type { FileBook } from './file-book.ts';
import type { TransferQueue } from './queue.ts';
import { sealFile } from './seal-file.ts';
import { deleteBlob, uploadBlob } from './upload-blob.ts';

/** Brings the files of waiting messages to the server; their state lives in the messages' jobs. */
export interface Uploads {
  /** Takes up what a former run has left. */
  load(): Promise<void>;
  /** The files of a new job, in the order of its attachments. */
  begin(lane: Lane, job: JobRecord, files: readonly OutgoingFile[]): void;
  /** Gives a job's files that failed another try. */
  retry(lane: Lane, id: ClientMessageId): void;
  pause(blobId: BlobId, paused: boolean): Promise<Result>;
  has(blobId: BlobId): boolean;
  /** Forgets files of a message that is not sent after all. */
  forget(blobIds: BlobId[]): Promise<void>;
}

interface Deps {
  log: Log;
  account: AccountHolder;
  lanes: Lanes;
  jobs: Jobs;
  cache: FileCache;
  book: FileBook;
  queue: TransferQueue;
  bearer: Bearer;
  /** All files of a message are up: it can be sent. */
  ready: (lane: Lane) => void;
}

export function createUploads(deps: Deps): Uploads {
  const { log, account, lanes, jobs, cache, book, queue, bearer, ready } = deps;
  /** What is to be encrypted yet; a restart loses it. */
  const contents = new Map<BlobId, FileContent>();

  const find = (blobId: BlobId): { lane: Lane; job: JobRecord } | null => {
    for (const lane of lanes.all()) {
      const job = lane.jobs.find(({ uploads }) => uploads.some((one) => one.blobId === blobId));
      if (job !== undefined) return { lane, job };
    }
    return null;
  };

  const seal = async (lane: Lane, job: JobRecord, blobId: BlobId, signal: AbortSignal) => {
    const attachment = attachmentOf(job, blobId);
    const content = contents.get(blobId);
    if (attachment === undefined || content === undefined) return fail('file-unreadable');
    const { paused } = job.uploads.find((one) => one.blobId === blobId) ?? {};
    book.set(blobId, { state: paused ? 'paused' : 'preparing', done: 0 });
    const key = fileKey(attachment.key);
    const progress = (done: number) => book.progress(blobId, done);
    const digest = await sealFile(cache, { blobId, key, content, progress, signal });
    if (!digest.ok) return digest;
    const kept = await jobs.change(lane, job.id, (current) =>
      sealed(current, blobId, digest.value),
    );
    contents.delete(blobId);
    return kept ? ok() : fail('not-found');
  };

  const run = async (blobId: BlobId, signal: AbortSignal): Promise<Result> => {
    const found = find(blobId);
    if (found === null) return ok();
    const { lane, job } = found;
    if (job.uploads.some((one) => one.blobId === blobId && !one.sealed)) {
      const sealed = await seal(lane, job, blobId, signal);
      if (!sealed.ok) return sealed;
      // Somebody halted it meanwhile: what is encrypted now outlives a restart.
      if (lane.job(job.id)?.uploads.some((one) => one.blobId === blobId && one.paused)) return ok();
    }
    const attachment = attachmentOf(job, blobId);
    if (attachment === undefined) return fail('not-found');
    const size = blobSize(attachment.size);
    book.set(blobId, { state: 'uploading', done: 0, total: size });
    const token = await bearer.token();
    if (!token.ok) return token;
    const uploaded = await uploadBlob(cache, {
      origin: account.self.server,
      token: token.value,
      blobId,
      chatId: lane.chatId,
      ref: job.id,
      size,
      progress: (done) => book.progress(blobId, done),
      signal,
    });
    if (!uploaded.ok) {
      if (uploaded.code === 'unauthorized' || uploaded.code === 'token-expired') bearer.refused();
      return uploaded;
    }
    book.set(blobId, { state: 'ready', done: size, total: size });
    await jobs.change(lane, job.id, (current) => ({
      ...current,
      uploads: current.uploads.filter((one) => one.blobId !== blobId),
    }));
    if (lane.job(job.id)?.uploads.length === 0) ready(lane);
    return ok();
  };

  const failed = async (blobId: BlobId, code: EngineErrorCode): Promise<void> => {
    const found = find(blobId);
    book.set(blobId, { state: 'failed' }, code);
    if (found !== null) await jobs.giveUp(found.lane, found.job, code);
  };

  const enqueue = (blobId: BlobId): void =>
    queue.add({
      blobId,
      run: (signal) => run(blobId, signal),
      failed: (code) => failed(blobId, code),
    });

  const show = (job: JobRecord): void => {
    for (const { blobId, sealed, paused } of job.uploads) {
      const attachment = attachmentOf(job, blobId);
      const state = paused ? 'paused' : sealed ? 'uploading' : 'preparing';
      const total = blobSize(attachment?.size ?? 0);
      book.set(blobId, { state, done: 0, total, chatId: job.chatId });
      if (!paused || !sealed) enqueue(blobId);
    }
  };

  return {
    async load() {
      for (const lane of lanes.all()) {
        for (const job of lane.jobs.filter(({ uploads }) => uploads.length > 0)) {
          if (job.failure === null) show(job);
          else
            for (const { blobId } of job.uploads)
              book.set(blobId, { state: 'failed', chatId: job.chatId }, job.failure);
        }
      }
    },

    begin(_lane, job, files) {
      attachmentsOf(job).forEach(({ blobId }, at) => {
        const content = files[at]?.content;
        if (content !== undefined) contents.set(blobId, content);
      });
      show(job);
    },

    retry(lane, id) {
      const job = lane.job(id);
      if (job !== undefined) show(job);
    },

    async pause(blobId, paused) {
      const found = find(blobId);
      if (found === null) return fail('not-found');
      const { lane, job } = found;
      const sealing = job.uploads.some((one) => one.blobId === blobId && !one.sealed);
      // Encryption goes on: after a restart the file could not be read again.
      if (!sealing) await queue.remove(blobId);
      await jobs.change(lane, job.id, (current) => ({
        ...current,
        uploads: current.uploads.map((one) => (one.blobId === blobId ? { ...one, paused } : one)),
      }));
      book.set(blobId, { state: paused ? 'paused' : sealing ? 'preparing' : 'uploading' });
      if (!paused) enqueue(blobId);
      return ok();
    },

    has: (blobId) => find(blobId) !== null,

    async forget(blobIds) {
      for (const blobId of blobIds) {
        await queue.remove(blobId);
        contents.delete(blobId);
        await cache.remove(blobId);
        book.remove(blobId);
        const token = await bearer.token();
        // What stays behind goes with the unfinished uploads of the server.
        if (token.ok) inBackground(log, deleteBlob(account.self.server, token.value, blobId));
      }
    },
  };
}

/** The files of a job's message. */
export function attachmentsOf({ body }: JobRecord): AttachmentRecord[] {
  return body.type === 'files' ? body.attachments : [];
}

function attachmentOf(job: JobRecord, blobId: BlobId): AttachmentRecord | undefined {
  return attachmentsOf(job).find((one) => one.blobId === blobId);
}

/** The job with one more file encrypted. */
function sealed(job: JobRecord, blobId: BlobId, digest: Bytes): JobRecord {
  if (job.body.type !== 'files') return job;
  const attachments = job.body.attachments.map((one) =>
    one.blobId === blobId ? { ...one, digest } : one,
  );
  const uploads = job.uploads.map((one) =>
    one.blobId === blobId ? { ...one, sealed: true } : one,
  );
  return { ...job, body: { ...job.body, attachments }, uploads };
}

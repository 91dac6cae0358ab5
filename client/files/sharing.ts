import type { EngineErrorCode, Result } from '#contract/engine/errors.ts';
import type { ChatId } from '#contract/wire/primitives.ts';
import type { Store, WriteOp } from '../ports/store.ts';
import type { JobRecord } from '../records/job.ts';
import type { MessageRecord } from '../records/message.ts';
import {
  type Release,
  deleteRelease,
  putRelease,
  readReleases,
  releaseKey,
} from '../records/releases.ts';
import { inBackground } from '../runtime/background.ts';
import type { Log } from '../runtime/context.ts';
import { ok } from '../runtime/results.ts';
import { Serial } from '../runtime/serial.ts';
import type { Requester } from '../transport/connection.ts';
import { attachmentsOf, type Uploads } from './uploads.ts';

type Carrier = Pick<MessageRecord, 'id' | 'seq' | 'own' | 'attachments'>;

/** Which messages the server keeps a file for. */
export interface Sharing {
  /** Reads which releases a former run has left. */
  load(): Promise<void>;
  /** Opens the files of a forwarded message to its chat, before it is sent. */
  open(chatId: ChatId, job: JobRecord): Promise<Result>;
  /** Belongs into the write that deletes an own message: from there on its release is not forgotten. */
  releaseOps(message: Carrier): WriteOp[];
  /** The message is gone, and {@link releaseOps} were written. */
  released(message: Carrier): void;
  /** An own message goes: notes it, and tells the server as soon as it can be reached. */
  release(message: Carrier): Promise<void>;
  /** The server can be reached. */
  wake(): void;
}

/** Answers that another try would not change. */
const FINAL: ReadonlySet<EngineErrorCode> = new Set<EngineErrorCode>(['bad-request', 'not-found']);

export function createSharing(
  log: Log,
  store: Store,
  requester: Requester,
  uploads: Uploads,
): Sharing {
  const waiting = new Map<string, Release>();
  const telling = new Serial();

  const releasesOf = ({ id, own, attachments }: Carrier): Release[] =>
    own ? attachments.map(({ blobId }) => ({ blobId, ref: id })) : [];

  const tell = async (): Promise<void> => {
    for (const [key, { blobId, ref }] of waiting) {
      const told = await requester.request('file:release', { blobId, ref });
      if (!told.ok && !FINAL.has(told.code)) return;
      await store.write([deleteRelease({ blobId, ref })]);
      waiting.delete(key);
    }
  };
  const wake = () => {
    if (waiting.size > 0) inBackground(log, telling.run(tell));
  };

  const releaseOps = (message: Carrier) => releasesOf(message).map(putRelease);
  const released = (message: Carrier) => {
    const { seq, attachments } = message;
    const unsent = attachments.filter(({ shared }) => seq === null && !shared);
    const forgotten = uploads.forget(unsent.map(({ blobId }) => blobId));
    for (const release of releasesOf(message)) waiting.set(releaseKey(release), release);
    // What was never whole is deleted by its upload's address; the release finds nothing then.
    inBackground(log, forgotten.finally(wake));
  };

  return {
    async load() {
      for (const release of await readReleases(store)) waiting.set(releaseKey(release), release);
    },

    async open(chatId, job) {
      for (const { blobId, shared } of attachmentsOf(job)) {
        if (!shared) continue;
        const opened = await requester.request('file:share', { blobId, chatId, ref: job.id });
        if (!opened.ok) return opened;
      }
      return ok();
    },

    releaseOps,
    released,

    async release(message) {
      const ops = releaseOps(message);
      if (ops.length > 0) await store.write(ops);
      released(message);
    },

    wake,
  };
}

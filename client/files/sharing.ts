import type { Result } from '#contract/engine/errors.ts';
import type { ChatId, ClientMessageId } from '#contract/wire/primitives.ts';
import type { AttachmentRecord } from '../records/attachment.ts';
import type { JobRecord } from '../records/job.ts';
import type { MessageRecord } from '../records/message.ts';
import { inBackground } from '../runtime/background.ts';
import type { Log } from '../runtime/context.ts';
import { ok } from '../runtime/results.ts';
import type { Requester } from '../transport/connection.ts';
import { attachmentsOf, type Uploads } from './uploads.ts';

/** Which messages the server keeps a file for. */
export interface Sharing {
  /** Opens the files of a forwarded message to its chat, before it is sent. */
  open(chatId: ChatId, job: JobRecord): Promise<Result>;
  /** An own message is gone: it carries its files no longer. */
  release(message: Pick<MessageRecord, 'id' | 'seq' | 'attachments'>): void;
}

export function createSharing(log: Log, requester: Requester, uploads: Uploads): Sharing {
  const released = (ref: ClientMessageId, { blobId }: AttachmentRecord) =>
    inBackground(log, requester.request('file:release', { blobId, ref }));

  return {
    async open(chatId, job) {
      for (const { blobId, shared } of attachmentsOf(job)) {
        if (!shared) continue;
        const opened = await requester.request('file:share', { blobId, chatId, ref: job.id });
        if (!opened.ok) return opened;
      }
      return ok();
    },

    release({ id, seq, attachments }) {
      const unsent = attachments.filter(({ shared }) => seq === null && !shared);
      inBackground(log, uploads.forget(unsent.map(({ blobId }) => blobId)));
      for (const one of attachments) if (!unsent.includes(one)) released(id, one);
    },
  };
}

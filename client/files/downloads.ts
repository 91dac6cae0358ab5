import type { FileRef } from '#contract/engine/files.ts';
import type { EngineErrorCode, Result } from '#contract/engine/errors.ts';
import type { BlobId } from '#contract/wire/files.ts';
import { blobSize } from '#e2ee/files/format.ts';
import type { AccountHolder } from '../account/holder.ts';
import type { FileCache } from '../ports/file-cache.ts';
import type { Store } from '../ports/store.ts';
import type { AttachmentRecord } from '../records/attachment.ts';
import { type WantedFile, putDownloads, readDownloads } from '../records/downloads.ts';
import { getMessage } from '../records/message.ts';
import { fail, ok } from '../runtime/results.ts';
import type { Bearer } from './bearer.ts';
import { downloadBlob } from './download-blob.ts';
import type { FileBook } from './file-book.ts';
import type { Precedence } from './precedence.ts';
import type { TransferQueue } from './queue.ts';

/** Fetches the files that somebody asked for; what is not whole yet survives restarts. */
export interface Downloads {
  load(): Promise<void>;
  fetch(ref: FileRef): Promise<Result>;
  pause(blobId: BlobId, paused: boolean): Promise<Result>;
  has(blobId: BlobId): boolean;
  cancel(blobId: BlobId): Promise<Result>;
  /** Cancels all of them. */
  clear(): Promise<void>;
}

/** The attachment that a reference names; null when there is none on this device. */
export async function findAttachment(
  store: Store,
  { chatId, messageId, blobId }: FileRef,
): Promise<AttachmentRecord | null> {
  const message = await getMessage(store, chatId, messageId);
  return message?.attachments.find((one) => one.blobId === blobId) ?? null;
}

export function createDownloads(
  store: Store,
  account: AccountHolder,
  cache: FileCache,
  book: FileBook,
  queue: TransferQueue,
  bearer: Bearer,
  precedence: Precedence,
): Downloads {
  let wanted: readonly WantedFile[] = [];

  const keep = async (next: readonly WantedFile[]): Promise<void> => {
    wanted = next;
    await store.write([putDownloads([...next])]);
  };
  const without = (blobId: BlobId) => wanted.filter((one) => one.blobId !== blobId);
  const cachedBytes = async (blobId: BlobId) =>
    (await cache.list()).find((one) => one.blobId === blobId)?.bytes ?? 0;

  const run = async (file: WantedFile, signal: AbortSignal): Promise<Result> => {
    const { blobId } = file;
    const attachment = await findAttachment(store, file);
    if (attachment === null) return fail('file-gone');
    const cached = await cachedBytes(blobId);
    const total = blobSize(attachment.size);
    const done = Math.min(cached, total);
    book.set(blobId, { state: 'downloading', done, total, chatId: file.chatId });
    const token = await bearer.token();
    if (!token.ok) return token;
    const outcome = await downloadBlob(cache, {
      origin: account.self.server,
      token: token.value,
      attachment,
      cached,
      progress: (done) => book.progress(blobId, done),
      turn: () => precedence.turn(),
      signal,
    });
    if (!outcome.ok) {
      if (outcome.code === 'unauthorized') bearer.refused();
      return outcome;
    }
    await keep(without(blobId));
    book.set(blobId, { state: 'ready', done: total, total });
    return ok();
  };

  const failed = async (blobId: BlobId, code: EngineErrorCode): Promise<void> => {
    book.set(blobId, { state: 'failed', done: 0 }, code);
    await keep(without(blobId));
  };

  const enqueue = (file: WantedFile): void =>
    queue.add({
      blobId: file.blobId,
      run: (signal) => run(file, signal),
      failed: (code) => failed(file.blobId, code),
    });

  return {
    async load() {
      wanted = await readDownloads(store);
      for (const file of wanted) {
        const attachment = await findAttachment(store, file);
        const total = blobSize(attachment?.size ?? 0);
        const done = Math.min(total, await cachedBytes(file.blobId));
        const state = file.paused ? 'paused' : 'downloading';
        book.set(file.blobId, { state, done, total, chatId: file.chatId });
        if (!file.paused) enqueue(file);
      }
    },

    async fetch({ chatId, messageId, blobId }) {
      if (book.get(blobId)?.state === 'ready' || queue.has(blobId)) return ok();
      const file = { chatId, messageId, blobId, paused: false };
      const attachment = await findAttachment(store, file);
      if (attachment === null) return fail('not-found');
      await keep([...without(blobId), file]);
      book.set(blobId, { state: 'downloading', total: blobSize(attachment.size), chatId });
      enqueue(file);
      return ok();
    },

    async pause(blobId, paused) {
      const file = wanted.find((one) => one.blobId === blobId);
      if (file === undefined) return fail('not-found');
      if (paused) await queue.remove(blobId);
      const changed = { ...file, paused };
      await keep(wanted.map((one) => (one === file ? changed : one)));
      book.set(blobId, { state: paused ? 'paused' : 'downloading' });
      if (!paused) enqueue(changed);
      return ok();
    },

    has: (blobId) => wanted.some((one) => one.blobId === blobId),

    async cancel(blobId) {
      await queue.remove(blobId);
      await keep(without(blobId));
      await cache.remove(blobId);
      book.remove(blobId);
      return ok();
    },

    async clear() {
      for (const { blobId } of wanted) await queue.remove(blobId);
      await keep([]);
    },
  };
}

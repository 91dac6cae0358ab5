import type { FileRef, SendFilesRequest } from '#contract/engine/files.ts';
import type { Result } from '#contract/engine/errors.ts';
import type { MessageView } from '#contract/engine/views.ts';
import { safeFileName } from '#contract/content/attachment.ts';
import { encodeBase64Url } from '#contract/wire/base64url.ts';
import type { BlobId, FileLimits } from '#contract/wire/files.ts';
import type { ChatId, ClientMessageId } from '#contract/wire/primitives.ts';
import { LIMITS } from '#contract/wire/limits.ts';
import { FileError, blobSize } from '#e2ee/files/format.ts';
import { type Bytes, randomBytes } from '#e2ee/keys.ts';
import type { AccountHolder } from '../account/holder.ts';
import type { Lanes } from '../chats/lane.ts';
import { type Compose, mentioning } from '../outbox/compose.ts';
import type { FileCache } from '../ports/file-cache.ts';
import type { Store } from '../ports/store.ts';
import type { AttachmentRecord } from '../records/attachment.ts';
import { ownBytes } from '../records/parse.ts';
import { fail, ok } from '../runtime/results.ts';
import { utf8 } from '../runtime/text.ts';
import type { HttpApi } from '../transport/http.ts';
import { type Downloads, findAttachment } from './downloads.ts';
import type { FileBook } from './file-book.ts';
import { type BlobSource, readPlaintext } from './open-blob.ts';
import type { ReadStream } from './stream.ts';
import { type Uploads, attachmentsOf } from './uploads.ts';

const MOST_READ = 4 * 1024 * 1024;
/** How long what the server said of its limits is believed, ms. */
const LIMITS_FRESH = 5 * 60_000;
const TYPE = /^[\w.+-]{1,60}\/[\w.+-]{1,60}$/;

export interface FilesDeps {
  now: () => number;
  store: Store;
  account: AccountHolder;
  lanes: Lanes;
  compose: Compose;
  cache: FileCache;
  book: FileBook;
  uploads: Uploads;
  downloads: Downloads;
  readStream: ReadStream;
  http: (origin: string) => HttpApi;
}

/** Everything about files that the engine offers. */
export function createFiles(deps: FilesDeps) {
  const { now, store, account, lanes, compose, cache, book, uploads, downloads, readStream, http } =
    deps;
  let known: { limits: FileLimits | null; until: number } | null = null;

  const limits = async (): Promise<Result<FileLimits | null>> => {
    if (account.current === null) return fail('no-account');
    if (known !== null && known.until > now()) return ok(known.limits);
    const info = await http(account.self.server).info();
    if (!info.ok) return known === null ? info : ok(known.limits);
    known = { limits: info.value.files ?? null, until: now() + LIMITS_FRESH };
    return ok(known.limits);
  };

  const check = async ({ files, caption }: SendFilesRequest): Promise<Result> => {
    const count = files.length >= 1 && files.length <= LIMITS.attachmentsPerMessage;
    if (!count || utf8(caption).byteLength > LIMITS.caption) return fail('bad-input');
    const told = await limits();
    // Without a connection the server tells when it comes to the upload.
    if (!told.ok) return ok();
    const most = told.value?.maxBlobBytes ?? 0;
    return files.some(({ content }) => blobSize(content.size) > most)
      ? fail('file-too-large')
      : ok();
  };

  return {
    limits,

    /** Reads which files are here. */
    async load(): Promise<void> {
      for (const { blobId, bytes, whole } of await cache.list()) {
        if (whole) book.set(blobId, { state: 'ready', done: bytes, total: bytes });
      }
      await uploads.load();
      await downloads.load();
    },

    async send(request: SendFilesRequest): Promise<Result<MessageView>> {
      const checked = await check(request);
      if (!checked.ok) return checked;
      const { chatId, files, caption } = request;
      const attachments = files.map((file): AttachmentRecord => ({
        blobId: encodeBase64Url(randomBytes(24)) as BlobId,
        key: randomBytes(32),
        kind: file.kind,
        name: safeFileName(file.name),
        type: TYPE.test(file.type) ? file.type : '',
        size: file.content.size,
        digest: new Uint8Array(),
        width: file.width ?? null,
        height: file.height ?? null,
        durationMs: file.durationMs ?? null,
        thumbhash: copied(file.thumbhash),
        waveform: copied(file.waveform),
        entries: file.entries ?? null,
        shared: false,
      }));
      const body = {
        type: 'files' as const,
        text: caption,
        ...mentioning(caption, request.mentions),
        attachments,
      };
      const added = await compose.body(chatId, body);
      if (!added.ok) return added;
      const lane = lanes.of(chatId);
      const job = lane.job(added.value.id);
      if (job !== undefined) uploads.begin(lane, job, files);
      return added;
    },

    /** A file on its way up is here: fetching it would only get in the way of its upload. */
    fetch: async (ref: FileRef): Promise<Result> =>
      uploads.has(ref.blobId) ? ok() : downloads.fetch(ref),

    async setPaused(blobId: BlobId, paused: boolean): Promise<Result> {
      if (downloads.has(blobId)) return downloads.pause(blobId, paused);
      return uploads.pause(blobId, paused);
    },

    cancelFetch: async (blobId: BlobId): Promise<Result> =>
      downloads.has(blobId) ? downloads.cancel(blobId) : fail('not-found'),

    /** Of a file that is anywhere: see {@link ReadStream}. */
    async stream(ref: FileRef, start: number, end: number): Promise<Result<Bytes>> {
      if (!isSane(start, end)) return fail('bad-input');
      const attachment = await findAttachment(store, ref);
      return attachment === null ? fail('not-found') : readStream(attachment, start, end);
    },

    async read(ref: FileRef, start: number, end: number): Promise<Result<Bytes>> {
      if (!isSane(start, end)) return fail('bad-input');
      const attachment = await findAttachment(store, ref);
      if (attachment === null) return fail('not-found');
      const state = book.get(ref.blobId)?.state;
      const here = state === 'ready' || (uploads.has(ref.blobId) && state !== 'preparing');
      if (!here) return fail('file-gone');
      try {
        const cached: BlobSource = (from, until) => cache.read(attachment.blobId, from, until);
        return ok(await readPlaintext(cached, attachment, start, end));
      } catch (error) {
        if (!(error instanceof FileError)) throw error;
        if (uploads.has(ref.blobId)) return fail('file-corrupt');
        await cache.remove(ref.blobId);
        book.remove(ref.blobId);
        return fail('file-corrupt');
      }
    },

    /** The files of a message that waits to be sent. */
    waiting(chatId: ChatId, id: ClientMessageId): AttachmentRecord[] {
      const job = lanes.get(chatId)?.job(id);
      return job === undefined ? [] : attachmentsOf(job);
    },

    async clear(): Promise<Result> {
      await downloads.clear();
      for (const { blobId } of await cache.list()) {
        if (uploads.has(blobId)) continue;
        await cache.remove(blobId);
        book.remove(blobId);
      }
      return ok();
    },

    async trim(limits: { before: number | null; bytes: number | null }): Promise<Result> {
      const kept = (await cache.list())
        .filter(({ blobId, whole }) => whole && !uploads.has(blobId))
        .toSorted((a, b) => a.writtenAt - b.writtenAt);
      let bytes = kept.reduce((sum, one) => sum + one.bytes, 0);
      for (const one of kept) {
        const isOld = limits.before !== null && one.writtenAt < limits.before;
        if (!isOld && (limits.bytes === null || bytes <= limits.bytes)) continue;
        await cache.remove(one.blobId);
        book.remove(one.blobId);
        bytes -= one.bytes;
      }
      return ok();
    },

    /** What the cache holds. */
    async usage(): Promise<{ files: number; fileBytes: number }> {
      const blobs = await cache.list();
      return { files: blobs.length, fileBytes: blobs.reduce((sum, { bytes }) => sum + bytes, 0) };
    },
  };
}

/** Whether somebody asks for a stretch that exists, and not for too much at once. */
function isSane(start: number, end: number): boolean {
  const whole = Number.isSafeInteger(start) && Number.isSafeInteger(end);
  return whole && start >= 0 && end >= start && end - start <= MOST_READ;
}

function copied(bytes: Uint8Array | undefined): Bytes | null {
  return bytes === undefined ? null : ownBytes(bytes);
}

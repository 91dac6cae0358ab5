import type { EngineErrorCode, Result } from '#contract/engine/errors.ts';
import { FileError } from '#e2ee/files/format.ts';
import type { Bytes } from '#e2ee/keys.ts';
import type { AccountHolder } from '../account/holder.ts';
import type { FileCache } from '../ports/file-cache.ts';
import { StoreError } from '../ports/store.ts';
import type { AttachmentRecord } from '../records/attachment.ts';
import { fail, ok } from '../runtime/results.ts';
import type { Bearer } from './bearer.ts';
import type { FileBook } from './file-book.ts';
import { type BlobSource, readPlaintext, sealedSpan } from './open-blob.ts';
import type { Precedence } from './precedence.ts';
import { requestBlob } from './request-blob.ts';

/** What a running download brings within this many bytes is waited for instead of asked for again. */
const NEAR = 1024 * 1024;
/** A request that brings nothing for this long has failed, ms. */
const SILENCE = 20_000;

/** Reads any part of a file, wherever its bytes are. */
export type ReadStream = (
  attachment: AttachmentRecord,
  start: number,
  end: number,
) => Promise<Result<Bytes>>;

/**
 * Reads beside the download that runs in order: from the cache what is there, from the server exactly
 * the chunks that are not. What is fetched like this stays in memory only until it is handed out.
 */
export function createReadStream(
  account: AccountHolder,
  cache: FileCache,
  book: FileBook,
  bearer: Bearer,
  precedence: Precedence,
): ReadStream {
  /** Waits for the download while it is about to bring the bytes; tells whether they are here. */
  const arrives = async ({ blobId, size }: AttachmentRecord, start: number, end: number) => {
    const { from, until } = sealedSpan({ size }, start, end);
    for (;;) {
      const file = book.get(blobId);
      if (file === null || file.state === 'preparing') return false;
      if (file.state === 'ready' || file.state === 'uploading' || file.done >= until) return true;
      const running = file.state === 'downloading' && file.speed !== null;
      if (!running || from > file.done + NEAR) return false;
      await book.changed(blobId);
    }
  };

  return async (attachment, start, end) => {
    const { blobId } = attachment;
    if (await arrives(attachment, start, end)) {
      try {
        const cached: BlobSource = (from, until) => cache.read(blobId, from, until);
        return ok(await readPlaintext(cached, attachment, start, end));
      } catch (error) {
        // What a former run has left may be cut off, or its file is being replaced right now.
        if (!(error instanceof FileError) && !(error instanceof StoreError)) throw error;
      }
    }
    return precedence.during(() => fetchPart(attachment, start, end));
  };

  async function fetchPart(attachment: AttachmentRecord, start: number, end: number) {
    const token = await bearer.token();
    if (!token.ok) return token;
    const address = {
      origin: account.self.server,
      token: token.value,
      blobId: attachment.blobId,
    };
    const remote: BlobSource = async (from, until) => {
      const silence = AbortSignal.timeout(SILENCE);
      const answer = await requestBlob(address, { from, until }, silence);
      if (!answer.ok) throw new Refused(answer.code);
      const bytes = await new Response(answer.value).arrayBuffer().catch(() => null);
      if (bytes?.byteLength !== until - from) throw new Refused('server-unreachable');
      return new Uint8Array(bytes);
    };
    try {
      return ok(await readPlaintext(remote, attachment, start, end));
    } catch (error) {
      if (error instanceof FileError) return fail('file-corrupt');
      if (!(error instanceof Refused)) throw error;
      if (error.code === 'unauthorized') bearer.refused();
      return fail(error.code);
    }
  }
}

class Refused extends Error {
  readonly code: EngineErrorCode;

  constructor(code: EngineErrorCode) {
    super(code);
    this.code = code;
  }
}

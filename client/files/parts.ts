import type { AccountHolder } from '../account/holder.ts';
import type { Lane, Lanes } from '../chats/lane.ts';
import type { Emitter } from '../events/emitter.ts';
import type { Compose } from '../outbox/compose.ts';
import type { Jobs } from '../outbox/jobs.ts';
import type { FileCache } from '../ports/file-cache.ts';
import type { Store } from '../ports/store.ts';
import type { Context } from '../runtime/context.ts';
import type { Timers } from '../runtime/timers.ts';
import type { Requester } from '../transport/connection.ts';
import type { HttpApi } from '../transport/http.ts';
import { createBearer } from './bearer.ts';
import { createDownloads } from './downloads.ts';
import { FileBook } from './file-book.ts';
import { createFiles } from './files.ts';
import { Precedence } from './precedence.ts';
import { createSharing } from './sharing.ts';
import { TransferQueue } from './queue.ts';
import { createReadStream } from './stream.ts';
import { createUploads } from './uploads.ts';

export interface FilePartsDeps {
  context: Context;
  timers: Timers;
  store: Store;
  account: AccountHolder;
  lanes: Lanes;
  jobs: Jobs;
  compose: Compose;
  cache: FileCache;
  emitter: Emitter;
  requester: Requester;
  http: (origin: string) => HttpApi;
  /** The files of a message are on the server: the message may go. */
  ready: (lane: Lane) => void;
}

/** Makes what carries files and ties it together. */
export function createFileParts(deps: FilePartsDeps) {
  const { context, timers, store, account, lanes, jobs, compose, cache, http, ready } = deps;
  const book = new FileBook(context.now, (id, view) => deps.emitter.fileChanged(id, view));
  const up = new TransferQueue(context, timers);
  const down = new TransferQueue(context, timers);
  const bearer = createBearer(context, deps.requester);
  const precedence = new Precedence();
  const { log, now } = context;
  const uploads = createUploads({
    log,
    account,
    lanes,
    jobs,
    cache,
    book,
    queue: up,
    bearer,
    ready,
  });
  const sharing = createSharing(log, store, deps.requester, uploads);
  const downloads = createDownloads(store, account, cache, book, down, bearer, precedence);
  return {
    book,
    uploads,
    sharing,
    downloads,
    files: createFiles({
      now,
      store,
      account,
      lanes,
      compose,
      cache,
      book,
      uploads,
      downloads,
      readStream: createReadStream(account, cache, book, bearer, precedence),
      http,
    }),

    /** The server can be reached: what waits goes on at once. */
    wake(): void {
      sharing.wake();
      up.wake();
      down.wake();
    },

    async close(): Promise<void> {
      await Promise.all([up.close(), down.close()]);
    },
  };
}

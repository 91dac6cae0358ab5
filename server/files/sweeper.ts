import type { Log } from '../logging.ts';
import type { BlobRepository } from '../repositories/ports.ts';
import type { BlobStore } from './blob-store.ts';
import type { Files } from './files.ts';

const TICK = 60_000;
const STEP = 100;
/** An upload that nobody finished within this time is given up, ms. */
const UNFINISHED = 3 * 24 * 60 * 60_000;
/** Rounds between two walks over the folder, which find bytes that no record knows. */
const ORPHANS_EVERY = 60;

/** Deletes blobs past their time, uploads that were given up and bytes that nothing refers to. */
export class BlobSweeper {
  readonly #files: Files;
  readonly #store: BlobStore;
  readonly #blobs: BlobRepository;
  readonly #keepMs: number;
  readonly #log: Log;
  #round = 0;
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> = Promise.resolve();

  constructor(files: Files, store: BlobStore, blobs: BlobRepository, keepMs: number, log: Log) {
    this.#files = files;
    this.#store = store;
    this.#blobs = blobs;
    this.#keepMs = keepMs;
    this.#log = log;
  }

  start(): void {
    this.#running = this.run(Date.now()).catch((error: unknown) =>
      this.#log.error({ err: error }, 'sweeping files failed'),
    );
    this.#timer = setTimeout(() => this.start(), TICK).unref();
  }

  async stop(): Promise<void> {
    clearTimeout(this.#timer);
    await this.#running;
  }

  /** One round at a time given in Unix ms. */
  async run(now: number): Promise<void> {
    const before = now - this.#keepMs;
    const unfinished = now - UNFINISHED;
    const old = await this.#blobs.expired({ before, unfinished, limit: STEP });
    for (const blobId of old) await this.#files.remove(blobId);
    if (this.#round++ % ORPHANS_EVERY === 0) await this.#removeOrphans();
  }

  async #removeOrphans(): Promise<void> {
    const ids = await this.#store.list();
    for (let at = 0; at < ids.length; at += STEP) {
      const some = ids.slice(at, at + STEP);
      // A record is always older than its first byte.
      const known = new Set(await this.#blobs.known({ blobIds: some }));
      for (const blobId of some) if (!known.has(blobId)) await this.#store.remove(blobId);
    }
  }
}

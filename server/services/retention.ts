import type { Log } from '../logging.ts';
import type { RetentionRepository } from '../repositories/ports.ts';

/** Entries per step, so that no other request waits long behind one. */
const STEP = 500;
const TICK = 1000;
/** Chats that share a transaction. */
const TOGETHER = 20;
/** Chats of the slow walk per tick: finds what a restart left behind. */
const WALK = 50;

/** Deletes ciphertext that nobody needs any more: little by little, in the background. */
export class Retention {
  readonly #repository: RetentionRepository;
  readonly #keepMs: number;
  readonly #log: Log;
  /** Chats whose cursors moved since they were looked at. */
  readonly #dirty = new Set<number>();
  #walked = 0;
  #timer: NodeJS.Timeout | undefined;
  #running: Promise<void> = Promise.resolve();

  constructor(repository: RetentionRepository, keepMs: number, log: Log) {
    this.#repository = repository;
    this.#keepMs = keepMs;
    this.#log = log;
  }

  start(): void {
    this.#timer = setTimeout(() => {
      this.#running = this.run()
        .catch((error: unknown) => this.#log.error({ err: error }, 'retention failed'))
        .finally(() => this.#timer && this.start());
    }, TICK).unref();
  }

  async stop(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    await this.#running;
  }

  /** A device has confirmed entries of this chat. */
  confirmed(chatRef: number): void {
    this.#dirty.add(chatRef);
  }

  /** One round: the dirty chats, a part of all others, and what is past its time. */
  async run(): Promise<void> {
    const walk = await this.#repository.chatRefs({ after: this.#walked, limit: WALK });
    this.#walked = walk.length < WALK ? 0 : walk.at(-1)!;
    const chats = [...new Set([...this.#dirty, ...walk])];
    this.#dirty.clear();
    for (let at = 0; at < chats.length; at += TOGETHER) {
      await Promise.all(chats.slice(at, at + TOGETHER).map((chatRef) => this.#prune(chatRef)));
    }
    await this.#repository.pruneOld({ before: Date.now() - this.#keepMs, limit: STEP });
  }

  async #prune(chatRef: number): Promise<void> {
    const { more } = await this.#repository.pruneConfirmed({ chatRef, limit: STEP });
    if (more) this.#dirty.add(chatRef);
  }
}

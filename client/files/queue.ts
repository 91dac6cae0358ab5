import type { EngineErrorCode, Result } from '#contract/engine/errors.ts';
import type { BlobId } from '#contract/wire/files.ts';
import { backoff } from '../runtime/backoff.ts';
import type { Context } from '../runtime/context.ts';
import { fail, guarded } from '../runtime/results.ts';
import type { Timers } from '../runtime/timers.ts';

/** Transfers that run side by side in one direction; more would only share the same line. */
const SLOTS = 3;

/** Failures that pass: the transfer waits and goes on from where it was. */
const PASSING: ReadonlySet<EngineErrorCode> = new Set<EngineErrorCode>([
  'offline',
  'timeout',
  'server-unreachable',
  'rate-limited',
  'unavailable',
  'internal',
  'token-expired',
  'unauthorized',
]);

export interface Transfer {
  blobId: BlobId;
  /** Does the work; `signal` ends it early. */
  run: (signal: AbortSignal) => Promise<Result>;
  /** It failed for a reason that waiting does not mend. */
  failed: (code: EngineErrorCode) => Promise<void>;
}

interface Item extends Transfer {
  running: AbortController | null;
  ended: Promise<void>;
  attempt: number;
  cancelWait: (() => void) | null;
}

/** Runs transfers in their order, a few at a time, and again after failures that pass. */
export class TransferQueue {
  readonly #context: Context;
  readonly #timers: Timers;
  readonly #items = new Map<BlobId, Item>();
  #closed = false;

  constructor(context: Context, timers: Timers) {
    this.#context = context;
    this.#timers = timers;
  }

  has(blobId: BlobId): boolean {
    return this.#items.has(blobId);
  }

  add(transfer: Transfer): void {
    if (this.#items.has(transfer.blobId) || this.#closed) return;
    const idle = { running: null, ended: Promise.resolve(), attempt: 0, cancelWait: null };
    this.#items.set(transfer.blobId, { ...transfer, ...idle });
    this.#pump();
  }

  /** Takes a transfer out; resolves when it has really stopped. */
  async remove(blobId: BlobId): Promise<void> {
    const item = this.#items.get(blobId);
    if (item === undefined) return;
    this.#items.delete(blobId);
    item.cancelWait?.();
    item.running?.abort();
    await item.ended;
    this.#pump();
  }

  /** There is a connection again: nobody waits any longer. */
  wake(): void {
    for (const item of this.#items.values()) {
      item.cancelWait?.();
      item.cancelWait = null;
      item.attempt = 0;
    }
    this.#pump();
  }

  async close(): Promise<void> {
    this.#closed = true;
    const items = [...this.#items.values()];
    for (const item of items) item.running?.abort();
    await Promise.all(items.map((item) => item.ended));
  }

  #pump(): void {
    if (this.#closed) return;
    let running = [...this.#items.values()].filter((item) => item.running !== null).length;
    for (const item of this.#items.values()) {
      if (running >= SLOTS) return;
      if (item.running !== null || item.cancelWait !== null) continue;
      running++;
      this.#start(item);
    }
  }

  #start(item: Item): void {
    const running = new AbortController();
    item.running = running;
    item.ended = this.#run(item, running.signal)
      .catch(() => this.#context.log('transfer-failed'))
      .finally(() => {
        item.running = null;
        this.#pump();
      });
  }

  async #run(item: Item, signal: AbortSignal): Promise<void> {
    const outcome = await guarded(() => item.run(signal)).catch(() => {
      this.#context.log('transfer-failed');
      return fail('internal');
    });
    // Taken out meanwhile: whoever did that knows what comes next.
    if (this.#items.get(item.blobId) !== item || this.#closed) return;
    if (!outcome.ok && PASSING.has(outcome.code)) {
      const delay = backoff(this.#context, item.attempt++, outcome.retryAfterMs);
      item.cancelWait = this.#timers.after(delay, () => {
        item.cancelWait = null;
        this.#pump();
      });
      return;
    }
    this.#items.delete(item.blobId);
    if (!outcome.ok) await item.failed(outcome.code);
  }
}

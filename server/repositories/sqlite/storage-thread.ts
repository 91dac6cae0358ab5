import { Worker } from 'node:worker_threads';
import { StorageError } from '../ports.ts';
import { pack } from './arena.ts';
import type { Call, FromWorker, Outcome, ToWorker } from './protocol.ts';

/** More calls than this wait for the next transaction. */
const MAX_GROUP = 2000;

interface Pending {
  call: Call;
  resolve(value: unknown): void;
  reject(error: StorageError): void;
}

/**
 * The main thread's end of the storage thread. Calls of one turn of the event loop travel together;
 * those that come while a group is being written form the next one.
 */
export class StorageThread {
  readonly #worker: Worker;
  readonly #onFailure: (error: Error) => void;
  #waiting: Pending[] = [];
  #running: Pending[] = [];
  #scheduled = false;
  #opened!: (repositories: Record<string, string[]>) => void;
  #openFailed!: (error: Error) => void;
  #closed!: () => void;
  #closing = false;
  /** Methods by repository, once the database is open. */
  readonly ready = new Promise<Record<string, string[]>>((resolve, reject) => {
    this.#opened = resolve;
    this.#openFailed = reject;
  });
  readonly #end = new Promise<void>((resolve) => (this.#closed = resolve));

  constructor(folder: string, onFailure: (error: Error) => void) {
    this.#onFailure = onFailure;
    this.#worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData: { folder } });
    this.#worker.on('message', (message: FromWorker) => this.#receive(message));
    this.#worker.on('error', (error) => this.#fail(error));
    this.#worker.on('exit', () => this.#exited());
  }

  call(name: string, input: unknown): Promise<unknown> {
    return new Promise((resolve, reject) => {
      if (this.#closing) return reject(new StorageError('the storage is closed'));
      this.#waiting.push({ call: [name, input], resolve, reject });
      this.#schedule();
    });
  }

  /** Waits for every accepted call, then closes the database. */
  async close(): Promise<void> {
    if (!this.#closing) {
      this.#closing = true;
      this.#closeWhenIdle();
    }
    await this.#end;
  }

  /** After the poll phase: whatever arrived on the sockets in this turn shares one message. */
  #schedule() {
    if (this.#scheduled || this.#running.length > 0) return;
    this.#scheduled = true;
    setImmediate(() => {
      this.#scheduled = false;
      this.#send();
    });
  }

  #send() {
    this.#running = this.#waiting.splice(0, MAX_GROUP);
    if (this.#running.length === 0) return;
    this.#post({ calls: this.#running.map((pending) => pending.call) });
  }

  #post(message: ToWorker) {
    const { value, transfer } = pack(message);
    this.#worker.postMessage(value, transfer);
  }

  #receive(message: FromWorker) {
    if ('outcomes' in message) this.#settle(message.outcomes);
    else if ('ready' in message) this.#opened(message.ready);
    else if ('failed' in message) this.#openFailed(new StorageError(message.failed));
    else this.#closed();
  }

  #settle(outcomes: Outcome[]) {
    const settled = this.#running;
    this.#running = [];
    for (const [index, outcome] of outcomes.entries()) {
      const { resolve, reject } = settled[index]!;
      if ('value' in outcome) resolve(outcome.value);
      else reject(new StorageError(outcome.error));
    }
    if (this.#waiting.length > 0) this.#send();
    else if (this.#closing) this.#closeWhenIdle();
  }

  #closeWhenIdle() {
    if (this.#running.length === 0 && this.#waiting.length === 0) this.#post({ close: true });
  }

  #exited() {
    if (!this.#closing) this.#fail(new StorageError('the storage thread ended'));
    this.#closed();
  }

  #fail(error: Error) {
    this.#openFailed(error);
    const lost = [...this.#running, ...this.#waiting];
    this.#running = [];
    this.#waiting = [];
    for (const { reject } of lost) reject(new StorageError(error.message));
    this.#onFailure(error);
  }
}

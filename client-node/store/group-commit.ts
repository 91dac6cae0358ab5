import type { Sql } from './sql.ts';

interface Batch {
  statements: Sql[];
  resolve: () => void;
  reject: (cause: unknown) => void;
}

/**
 * Collects the batches of one turn of the event loop into one transaction, for one sync of the disk
 * instead of many. Each batch stays all or nothing on its own.
 */
export class GroupCommit {
  #queue: Batch[] = [];
  readonly #transact: (statements: Sql[]) => void;

  /** `transact` runs statements in one transaction that is rolled back when it throws. */
  constructor(transact: (statements: Sql[]) => void) {
    this.#transact = transact;
  }

  add(statements: Sql[]): Promise<void> {
    return new Promise((resolve, reject) => {
      if (this.#queue.length === 0) setImmediate(() => this.flush());
      this.#queue.push({ statements, resolve, reject });
    });
  }

  /** Commits what waits; reads call it, so that they see every write before them. */
  flush(): void {
    const batches = this.#queue;
    if (batches.length === 0) return;
    this.#queue = [];
    try {
      this.#transact(batches.flatMap((batch) => batch.statements));
    } catch (cause) {
      if (batches.length > 1) return this.#singly(batches);
      return batches[0]?.reject(cause);
    }
    for (const batch of batches) batch.resolve();
  }

  /** One batch fails all of a common transaction: tells the good ones from the bad. */
  #singly(batches: Batch[]): void {
    for (const batch of batches) {
      try {
        this.#transact(batch.statements);
        batch.resolve();
      } catch (cause) {
        batch.reject(cause);
      }
    }
  }
}

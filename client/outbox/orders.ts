/** Above every seq, so that what is not sent yet stands at the end. */
const FIRST = 2 ** 40;

/** Sort keys for messages without a seq, ascending across restarts. */
export class Orders {
  #last = FIRST;

  /** Continues after the records that are still there. */
  resume(records: readonly { order: number }[]): void {
    for (const { order } of records) this.#last = Math.max(this.#last, order);
  }

  next(): number {
    this.#last += 1;
    return this.#last;
  }
}

/** Timers that end together, so that a stopped engine leaves none behind. */
export class Timers {
  #live = new Map<number, ReturnType<typeof setTimeout>>();
  #next = 0;
  #closed = false;

  /** Calls once after `ms`; the answer cancels it. Does nothing once closed. */
  after(ms: number, call: () => void): () => void {
    if (this.#closed) return () => {};
    const key = this.#next++;
    const id = setTimeout(() => {
      this.#live.delete(key);
      call();
    }, ms);
    this.#live.set(key, id);
    return () => this.#cancel(key);
  }

  /** Calls every `ms` until cancelled. */
  every(ms: number, call: () => void): () => void {
    let cancel = () => {};
    const again = () => {
      cancel = this.after(ms, () => {
        again();
        call();
      });
    };
    again();
    return () => cancel();
  }

  close(): void {
    this.#closed = true;
    for (const key of [...this.#live.keys()]) this.#cancel(key);
  }

  #cancel(key: number): void {
    const timer = this.#live.get(key);
    if (timer === undefined) return;
    clearTimeout(timer);
    this.#live.delete(key);
  }
}

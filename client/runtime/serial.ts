/** Runs tasks one after the other, in the order of their arrival. */
export class Serial {
  #tail: Promise<unknown> = Promise.resolve();

  /** Settles as the task does; a failed task does not hold up the next one. */
  run<T>(task: () => Promise<T>): Promise<T> {
    const result = this.#tail.then(task, task);
    this.#tail = result.then(nothing, nothing);
    return result;
  }
}

function nothing(): void {}

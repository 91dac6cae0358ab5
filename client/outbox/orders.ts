import type { JobRecord } from '../records/job.ts';

/** Above every seq, so that what is not sent yet stands at the end. */
const FIRST = 2 ** 40;

/** Sort keys for messages without a seq, ascending across restarts. */
export class Orders {
  #last = FIRST;

  /** Continues after the jobs that are still there. */
  resume(jobs: JobRecord[]): void {
    for (const { order } of jobs) this.#last = Math.max(this.#last, order);
  }

  next(): number {
    this.#last += 1;
    return this.#last;
  }
}

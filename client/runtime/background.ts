import { StoreError } from '../ports/store.ts';
import type { Log } from './context.ts';

/** Lets work run on its own; its failure is logged by code and tried again by whoever needs it. */
export function inBackground(log: Log, work: Promise<unknown>): void {
  work.catch((error: unknown) => {
    log(error instanceof StoreError ? error.code : 'background-failed');
  });
}

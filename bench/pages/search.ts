import * as Comlink from 'comlink';
import { trustedWorkerUrl } from '#renderer/worker/trusted-url.ts';
import type { SearchBench } from './search.worker.ts';
import workerUrl from './search.worker.ts?worker&url';

/** What the bench calls from outside the page; the worker starts with the first call. */
const searchBench = {
  measure(messages: number, seed: number) {
    const worker = new Worker(trustedWorkerUrl(workerUrl), { type: 'module' });
    return Comlink.wrap<SearchBench>(worker).measure(messages, seed);
  },
};

declare global {
  interface Window {
    searchBench: typeof searchBench;
  }
}
window.searchBench = searchBench;

import * as Comlink from 'comlink';
import { vault } from '#renderer/platform/web/vault.ts';
import { trustedWorkerUrl } from '#renderer/worker/trusted-url.ts';
import type { ChatId, UserId } from '#contract/wire/primitives.ts';
import type { StoreBench } from './store.worker.ts';
import workerUrl from './store.worker.ts?worker&url';

const worker = new Worker(trustedWorkerUrl(workerUrl), { type: 'module' });
const bench = Comlink.wrap<StoreBench>(worker);

/** What the benches call from outside the page. */
const storeBench = {
  measure: (count: number, samples: number) => bench.measure(count, samples),
  async seed(chatId: ChatId, senderId: UserId, count: number) {
    const opened = await vault.open();
    if (!opened.ok) throw new Error(opened.code);
    await bench.seed(opened.key, chatId, senderId, count);
  },
};

declare global {
  interface Window {
    storeBench: typeof storeBench;
  }
}
window.storeBench = storeBench;

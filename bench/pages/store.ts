import * as Comlink from 'comlink';
import type { VaultApi } from '#contract/platform/platform-api.ts';
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
    // In the desktop app the host keeps the key.
    const { vestnik } = globalThis as { vestnik?: { vault: VaultApi } };
    const opened = await (vestnik?.vault ?? vault).open();
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

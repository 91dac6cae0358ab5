import type { Argon2id } from '#e2ee/vault/argon2id.ts';
import { trustedWorkerUrl } from '../../worker/trusted-url.ts';
// oxlint-disable-next-line import/default -- Vite answers the URL of the built worker
import workerUrl from './argon2.worker.ts?worker&url';

/** Argon2id in a worker of its own, which ends with the answer and takes its 64 MiB along. */
export const argon2id: Argon2id = async (passphrase, parameters) => {
  const worker = new Worker(trustedWorkerUrl(workerUrl), { type: 'module', name: 'argon2id' });
  const { promise, resolve, reject } = Promise.withResolvers<Uint8Array>();
  worker.addEventListener('message', ({ data }: MessageEvent<Uint8Array>) => resolve(data));
  worker.addEventListener('error', () => reject(new Error('the worker failed')));
  worker.postMessage({ passphrase, parameters });
  try {
    return await promise;
  } finally {
    worker.terminate();
  }
};

import path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Argon2id } from '#e2ee/vault/argon2id.ts';

/** Argon2id in a thread of its own: Electron's Node is built without the native one. */
export const argon2id: Argon2id = (passphrase, parameters) => {
  const { promise, resolve, reject } = Promise.withResolvers<Uint8Array>();
  const worker = new Worker(path.join(import.meta.dirname, 'argon2-worker.js'), {
    workerData: { passphrase, parameters },
  });
  worker.once('message', resolve);
  worker.once('error', reject);
  worker.once('exit', () => reject(new Error('the worker ended without an answer')));
  return promise;
};

import { parentPort, workerData } from 'node:worker_threads';
import { type Argon2Parameters, portableArgon2id } from '#e2ee/vault/argon2id.ts';

/** A thread for one derivation: the main process goes on answering meanwhile. */
const { passphrase, parameters } = workerData as {
  passphrase: string;
  parameters: Argon2Parameters;
};
parentPort?.postMessage(await portableArgon2id(passphrase, parameters));

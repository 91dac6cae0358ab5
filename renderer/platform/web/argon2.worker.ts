import { type Argon2Parameters, portableArgon2id } from '#e2ee/vault/argon2id.ts';

/** One derivation; whoever asked ends the worker. */
addEventListener(
  'message',
  async ({ data }: MessageEvent<{ passphrase: string; parameters: Argon2Parameters }>) => {
    postMessage(await portableArgon2id(data.passphrase, data.parameters));
  },
);

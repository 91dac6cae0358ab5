import * as crypto from 'node:crypto';
import { KEY_LENGTH } from '#e2ee/keys.ts';
import type { Argon2Parameters } from './vault-file.ts';

/** Derives a 32-byte key (RFC 9106): by Node itself where it can, which takes a tenth of the time. */
export function argon2id(passphrase: string, parameters: Argon2Parameters): Promise<Uint8Array> {
  // Node has it since 24.7.
  if (!('argon2' in crypto)) return portableArgon2id(passphrase, parameters);
  const { salt, memory, iterations, parallelism } = parameters;
  const options = {
    message: passphrase,
    nonce: salt,
    memory,
    passes: iterations,
    parallelism,
    tagLength: KEY_LENGTH,
  };
  return new Promise((resolve, reject) => {
    crypto.argon2('argon2id', options, (error, key) =>
      error ? reject(error) : resolve(new Uint8Array(key.buffer, key.byteOffset, key.byteLength)),
    );
  });
}

/** The same in JavaScript. */
export async function portableArgon2id(
  passphrase: string,
  parameters: Argon2Parameters,
): Promise<Uint8Array> {
  const { argon2idAsync } = await import('@noble/hashes/argon2.js');
  const { salt, memory, iterations, parallelism } = parameters;
  const cost = { m: memory, t: iterations, p: parallelism, dkLen: KEY_LENGTH };
  return argon2idAsync(passphrase, salt, cost);
}

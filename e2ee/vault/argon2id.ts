import * as v from 'valibot';
import { base64UrlSchema } from '#contract/wire/primitives.ts';
import { KEY_LENGTH, randomBytes } from '../keys.ts';

/** Bounds keep a forged file from exhausting memory or time. */
export const argon2Schema = v.strictObject({
  salt: base64UrlSchema(32),
  /** KiB. */
  memory: v.pipe(v.number(), v.integer(), v.minValue(8), v.maxValue(1024 * 1024)),
  iterations: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(64)),
  parallelism: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(16)),
});
export type Argon2Parameters = v.InferOutput<typeof argon2Schema>;

/** Derives 32 bytes from a passphrase by Argon2id (RFC 9106), away from the thread that draws. */
export type Argon2id = (passphrase: string, parameters: Argon2Parameters) => Promise<Uint8Array>;

/** 64 MiB and three passes: the second choice of RFC 9106 section 4, with one lane. */
const COST = { memory: 64 * 1024, iterations: 3, parallelism: 1 };
const SALT_LENGTH = 16;

/** The present cost under a fresh salt. */
export const freshArgon2 = (): Argon2Parameters => ({ ...COST, salt: randomBytes(SALT_LENGTH) });

/** {@link Argon2id} in JavaScript: takes a second or two of a processor. */
export const portableArgon2id: Argon2id = async (passphrase, parameters) => {
  const { argon2idAsync } = await import('@noble/hashes/argon2.js');
  const { salt, memory, iterations, parallelism } = parameters;
  const cost = { m: memory, t: iterations, p: parallelism, dkLen: KEY_LENGTH };
  return argon2idAsync(passphrase, salt, cost);
};

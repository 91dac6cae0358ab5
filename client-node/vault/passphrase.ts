import { type Dek, dek, randomBytes, wipe } from '#e2ee/keys.ts';
import { SealingError, openRecord, sealRecord } from '#e2ee/sealing/sealing.ts';
import { argon2id } from './argon2id.ts';
import type { Argon2Parameters } from './vault-file.ts';

/** Argon2id (RFC 9106) with 64 MiB and three passes. */
const COST = { memory: 64 * 1024, iterations: 3, parallelism: 1 };
const SALT_LENGTH = 16;
/** Binds the sealed key to its purpose. */
const CONTEXT = 'vestnik-vault-v1';

/** A key wrapped by a passphrase. */
export interface WrappedKey {
  argon2: Argon2Parameters;
  sealed: Uint8Array<ArrayBuffer>;
}

/** Wraps the key under a fresh salt. */
export async function wrapKey(key: Dek, passphrase: string): Promise<WrappedKey> {
  const argon2 = { ...COST, salt: randomBytes(SALT_LENGTH) };
  const wrappingKey = await derive(passphrase, argon2);
  const sealed = sealRecord(wrappingKey, key, CONTEXT);
  wipe(wrappingKey);
  return { argon2, sealed };
}

/** The key again; null when the passphrase is not the one or the file was changed. */
export async function unwrapKey(wrapped: WrappedKey, passphrase: string): Promise<Dek | null> {
  const wrappingKey = await derive(passphrase, wrapped.argon2);
  try {
    const opened = openRecord(wrappingKey, wrapped.sealed, CONTEXT);
    const key = dek(Uint8Array.from(opened));
    wipe(opened);
    return key;
  } catch (error) {
    if (error instanceof SealingError) return null;
    throw error;
  } finally {
    wipe(wrappingKey);
  }
}

/** The same passphrase typed on another keyboard may come in other code points: NFKC makes it one. */
async function derive(passphrase: string, parameters: Argon2Parameters): Promise<Dek> {
  return dek(await argon2id(passphrase.normalize('NFKC'), parameters));
}

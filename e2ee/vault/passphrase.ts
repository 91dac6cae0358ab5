import { type Dek, dek, wipe } from '../keys.ts';
import { SealingError, openRecord, sealRecord } from '../sealing/sealing.ts';
import { type Argon2Parameters, type Argon2id, freshArgon2 } from './argon2id.ts';

/** Binds the sealed key to its purpose. */
const CONTEXT = 'vestnik-vault-v1';

/** A key wrapped by a passphrase. */
export interface WrappedKey {
  argon2: Argon2Parameters;
  sealed: Uint8Array<ArrayBuffer>;
}

/** Wraps the key under a fresh salt. */
export async function wrapKey(
  key: Dek,
  passphrase: string,
  argon2id: Argon2id,
): Promise<WrappedKey> {
  const argon2 = freshArgon2();
  const wrappingKey = await derive(passphrase, argon2, argon2id);
  const sealed = sealRecord(wrappingKey, key, CONTEXT);
  wipe(wrappingKey);
  return { argon2, sealed };
}

/** The key again; null when the passphrase is not the one or the bytes were changed. */
export async function unwrapKey(
  { argon2, sealed }: WrappedKey,
  passphrase: string,
  argon2id: Argon2id,
): Promise<Dek | null> {
  const wrappingKey = await derive(passphrase, argon2, argon2id);
  try {
    const opened = openRecord(wrappingKey, sealed, CONTEXT);
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
async function derive(
  passphrase: string,
  parameters: Argon2Parameters,
  argon2id: Argon2id,
): Promise<Dek> {
  return dek(await argon2id(passphrase.normalize('NFKC'), parameters));
}

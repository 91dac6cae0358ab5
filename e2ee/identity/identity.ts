import { encodeBase32 } from '#contract/wire/base32.ts';
import type { UserId } from '#contract/wire/primitives.ts';
import { hkdf } from '@noble/hashes/hkdf.js';
import { sha512 } from '@noble/hashes/sha2.js';
import { type Bytes, type IdentitySeed, KEY_LENGTH, identitySeed, wipe } from '../keys.ts';
import { ed25519PublicKey } from '../signatures.ts';
import { phraseEntropy } from './phrase.ts';

const SEED_LABEL = new TextEncoder().encode('vestnik-identity-v1');
const USER_ID_BYTES = 20;

/** An account's root of trust. */
export interface Identity {
  userId: UserId;
  /** Ed25519, 32 bytes. */
  publicKey: Bytes;
  seed: IdentitySeed;
}

/**
 * The identity of a recovery phrase. Ed25519 seed = HKDF-SHA512 (RFC 5869) of the phrase's 32 bytes
 * with an empty salt and the info `vestnik-identity-v1`. The phrase has full entropy, so nothing
 * needs to be stretched.
 * @throws RangeError when the phrase is not valid.
 */
export async function identityFromPhrase(words: string[]): Promise<Identity> {
  const entropy = phraseEntropy(words);
  const seed = identitySeed(hkdf(sha512, entropy, undefined, SEED_LABEL, KEY_LENGTH));
  wipe(entropy);
  const publicKey = ed25519PublicKey(seed);
  return { userId: userIdOf(publicKey), publicKey, seed };
}

/** First 20 bytes of SHA-512 of the identity key, Crockford base32. */
export function userIdOf(identityKey: Uint8Array): UserId {
  return encodeBase32(sha512(identityKey).subarray(0, USER_ID_BYTES)) as UserId;
}

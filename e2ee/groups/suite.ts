import { expand, extract } from '@noble/hashes/hkdf.js';
import { sha256, sha512 } from '@noble/hashes/sha2.js';
import { type CiphersuiteImpl, getCiphersuiteFromName, getCiphersuiteImpl } from 'ts-mls';
import { KEY_LENGTH, randomBytes } from '../keys.ts';
import { ed25519PublicKey, ed25519Sign, ed25519Verify } from '../signatures.ts';

/** X-Wing (X25519 and ML-KEM-768) for groups; the classical suite serves tests, where speed counts. */
export type SuiteName =
  | 'MLS_256_XWING_AES256GCM_SHA512_Ed25519'
  | 'MLS_128_DHKEMX25519_AES128GCM_SHA256_Ed25519';

export const DEFAULT_SUITE: SuiteName = 'MLS_256_XWING_AES256GCM_SHA512_Ed25519';

/**
 * The library's primitives with two of our own. Signatures go through our door, which takes 32-byte
 * seeds everywhere. Hash and HKDF run at once: a message derives five keys and a join hundreds, and
 * the way through WebCrypto and back costs more than the hashing.
 */
export async function loadSuite(name: SuiteName): Promise<CiphersuiteImpl> {
  const suite = getCiphersuiteFromName(name);
  const primitives = await getCiphersuiteImpl(suite);
  const hash = suite.hash === 'SHA-256' ? sha256 : sha512;
  return {
    ...primitives,
    hash: { ...primitives.hash, digest: async (data) => hash(data) },
    kdf: {
      size: primitives.kdf.size,
      extract: async (salt, ikm) => extract(hash, ikm, salt),
      expand: async (prk, info, length) => expand(hash, prk, info, length),
    },
    signature: {
      sign: ed25519Sign,
      verify: ed25519Verify,
      async keygen() {
        const signKey = randomBytes(KEY_LENGTH);
        return { signKey, publicKey: ed25519PublicKey(signKey) };
      },
    },
  };
}

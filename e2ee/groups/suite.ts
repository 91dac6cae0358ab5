import { type CiphersuiteImpl, getCiphersuiteFromName, getCiphersuiteImpl } from 'ts-mls';
import { KEY_LENGTH, randomBytes } from '../keys.ts';
import { ed25519PublicKey, ed25519Sign, ed25519Verify } from '../signatures.ts';

/** X-Wing (X25519 and ML-KEM-768) for groups; the classical suite serves tests, where speed counts. */
export type SuiteName =
  | 'MLS_256_XWING_AES256GCM_SHA512_Ed25519'
  | 'MLS_128_DHKEMX25519_AES128GCM_SHA256_Ed25519';

export const DEFAULT_SUITE: SuiteName = 'MLS_256_XWING_AES256GCM_SHA512_Ed25519';

/** The library's primitives, with signatures by our own door: it takes 32-byte seeds everywhere. */
export async function loadSuite(name: SuiteName): Promise<CiphersuiteImpl> {
  const primitives = await getCiphersuiteImpl(getCiphersuiteFromName(name));
  return {
    ...primitives,
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

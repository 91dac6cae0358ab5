import nacl from 'tweetnacl';
import type { Bytes } from './keys.ts';

const ALGORITHM = 'Ed25519';
/** PKCS #8 framing of an Ed25519 seed (RFC 8410 section 7). */
const PKCS8_HEAD = Uint8Array.from([
  0x30, 0x2e, 0x02, 0x01, 0x00, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x04, 0x22, 0x04, 0x20,
]);
const PUBLIC_KEY_LENGTH = 32;
const SIGNATURE_LENGTH = 64;

let webCrypto: Promise<boolean> | undefined;

/** Ed25519 public key of a 32-byte seed (RFC 8032 section 5.1.5). */
export function ed25519PublicKey(seed: Uint8Array): Bytes {
  return Uint8Array.from(nacl.sign.keyPair.fromSeed(seed).publicKey);
}

/** Ed25519 signature, 64 bytes (RFC 8032 section 5.1.6). WebCrypto where it knows the curve. */
export async function ed25519Sign(seed: Uint8Array, message: Uint8Array): Promise<Bytes> {
  if (!(await hasWebCrypto())) {
    return Uint8Array.from(nacl.sign.detached(message, nacl.sign.keyPair.fromSeed(seed).secretKey));
  }
  const pkcs8 = new Uint8Array(PKCS8_HEAD.byteLength + seed.byteLength);
  pkcs8.set(PKCS8_HEAD);
  pkcs8.set(seed, PKCS8_HEAD.byteLength);
  const key = await crypto.subtle.importKey('pkcs8', pkcs8, ALGORITHM, false, ['sign']);
  pkcs8.fill(0);
  return new Uint8Array(await crypto.subtle.sign(ALGORITHM, key, Uint8Array.from(message)));
}

/** Whether the signature is right; malformed keys and signatures are merely wrong. */
export async function ed25519Verify(
  publicKey: Uint8Array,
  message: Uint8Array,
  signature: Uint8Array,
): Promise<boolean> {
  if (publicKey.byteLength !== PUBLIC_KEY_LENGTH) return false;
  if (signature.byteLength !== SIGNATURE_LENGTH) return false;
  if (!(await hasWebCrypto())) return nacl.sign.detached.verify(message, signature, publicKey);
  try {
    const bytes = Uint8Array.from(publicKey);
    const key = await crypto.subtle.importKey('raw', bytes, ALGORITHM, false, ['verify']);
    return await crypto.subtle.verify(
      ALGORITHM,
      key,
      Uint8Array.from(signature),
      Uint8Array.from(message),
    );
  } catch {
    return false;
  }
}

/** Older engines have WebCrypto without Ed25519, and insecure origins have none at all. */
function hasWebCrypto(): Promise<boolean> {
  webCrypto ??= (async () => {
    try {
      await crypto.subtle.importKey('raw', ed25519PublicKey(new Uint8Array(32)), ALGORITHM, false, [
        'verify',
      ]);
      return true;
    } catch {
      return false;
    }
  })();
  return webCrypto;
}

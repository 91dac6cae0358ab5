import { createHash, createPublicKey, verify } from 'node:crypto';
import { encodeBase32 } from '#contract/wire/base32.ts';
import { type Certificate, decodeCertificate } from '#contract/wire/certificate.ts';
import { LIMITS } from '#contract/wire/limits.ts';
import { RefusalError } from './refusal.ts';

/** SubjectPublicKeyInfo of an Ed25519 key up to the key itself (RFC 8410 section 4). */
const SPKI_PREFIX = Buffer.from('302a300506032b6570032100', 'hex');

/** Ed25519 (RFC 8032) over raw keys; false for malformed keys and signatures, too. */
export function verifyEd25519(
  key: Uint8Array,
  message: Uint8Array,
  signature: Uint8Array,
): boolean {
  if (key.byteLength !== 32 || signature.byteLength !== 64) return false;
  try {
    const spki = Buffer.concat([SPKI_PREFIX, key]);
    const publicKey = createPublicKey({ key: spki, format: 'der', type: 'spki' });
    return verify(null, message, publicKey, signature);
  } catch {
    return false;
  }
}

/** The id that a key stands for: the first bytes of its SHA-512 in base32. */
function idOf(key: Uint8Array, length: number): string {
  return encodeBase32(createHash('sha512').update(key).digest().subarray(0, length));
}

/**
 * Parses a device certificate and checks that the identity key vouches for the device key, that both
 * ids follow from the keys, and the times.
 * @throws RefusalError `bad-certificate`.
 */
export function checkCertificate(
  bytes: Uint8Array,
  identityKey: Uint8Array,
  now: number,
): Certificate {
  const certificate = decodeCertificate(bytes);
  if (!certificate) throw new RefusalError('bad-certificate');
  const { userId, deviceId, deviceKey, createdAt, expiresAt, signedBytes, signature } = certificate;
  const lifetime = expiresAt - createdAt;
  const valid =
    userId === idOf(identityKey, 20) &&
    deviceId === idOf(deviceKey, 10) &&
    createdAt <= now + LIMITS.clockSkew &&
    expiresAt > now &&
    lifetime > 0 &&
    lifetime <= LIMITS.certificateLifetime &&
    verifyEd25519(identityKey, signedBytes, signature);
  if (!valid) throw new RefusalError('bad-certificate');
  return certificate;
}

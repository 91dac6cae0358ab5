import * as v from 'valibot';
import { decodeBase32, encodeBase32 } from './base32.ts';
import { type DeviceId, type UserId, deviceIdSchema, userIdSchema } from './primitives.ts';

const VERSION = 1;
const BODY_LENGTH = 79;
const SIGNATURE_LENGTH = 64;
const DOMAIN = new TextEncoder().encode('vestnik-device-certificate-v1');

/** Length of an encoded certificate in bytes. */
export const CERTIFICATE_LENGTH = BODY_LENGTH + SIGNATURE_LENGTH;

/** What an identity key vouches for: this device key belongs to this account. Times are Unix ms. */
export interface CertificateBody {
  userId: UserId;
  deviceId: DeviceId;
  /** Ed25519 public key, 32 bytes. */
  deviceKey: Uint8Array;
  createdAt: number;
  expiresAt: number;
}

export interface Certificate extends CertificateBody {
  /** The bytes that `signature` covers, domain separation included. */
  signedBytes: Uint8Array<ArrayBuffer>;
  /** Ed25519 signature by the identity key, 64 bytes. */
  signature: Uint8Array<ArrayBuffer>;
}

/**
 * Layout: version(1) ‖ userId(20) ‖ deviceId(10) ‖ device key(32) ‖ created(u64) ‖ expires(u64),
 * big endian. Returns the body and, for signing, the body behind its domain string.
 */
export function encodeCertificateBody(body: CertificateBody) {
  const bytes = new Uint8Array(BODY_LENGTH);
  const view = new DataView(bytes.buffer);
  bytes[0] = VERSION;
  bytes.set(decodeBase32(body.userId), 1);
  bytes.set(decodeBase32(body.deviceId), 21);
  bytes.set(body.deviceKey, 31);
  view.setBigUint64(63, BigInt(body.createdAt));
  view.setBigUint64(71, BigInt(body.expiresAt));
  return { body: bytes, signedBytes: concat(DOMAIN, bytes) };
}

/** Joins a body from {@link encodeCertificateBody} with its signature. */
export function joinCertificate(body: Uint8Array, signature: Uint8Array): Uint8Array<ArrayBuffer> {
  return concat(body, signature);
}

/** Parses a certificate; null when it is malformed. The caller verifies the signature. */
export function decodeCertificate(bytes: Uint8Array): Certificate | null {
  if (bytes.byteLength !== CERTIFICATE_LENGTH || bytes[0] !== VERSION) return null;
  const copy = Uint8Array.from(bytes);
  const view = new DataView(copy.buffer);
  const userId = v.safeParse(userIdSchema, encodeBase32(copy.subarray(1, 21)));
  const deviceId = v.safeParse(deviceIdSchema, encodeBase32(copy.subarray(21, 31)));
  const createdAt = Number(view.getBigUint64(63));
  const expiresAt = Number(view.getBigUint64(71));
  if (!userId.success || !deviceId.success) return null;
  if (!Number.isSafeInteger(createdAt) || !Number.isSafeInteger(expiresAt)) return null;
  return {
    userId: userId.output,
    deviceId: deviceId.output,
    deviceKey: copy.slice(31, 63),
    createdAt,
    expiresAt,
    signedBytes: concat(DOMAIN, copy.subarray(0, BODY_LENGTH)),
    signature: copy.slice(BODY_LENGTH),
  };
}

function concat(...parts: Uint8Array[]): Uint8Array<ArrayBuffer> {
  const joined = new Uint8Array(parts.reduce((sum, part) => sum + part.byteLength, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.byteLength;
  }
  return joined;
}

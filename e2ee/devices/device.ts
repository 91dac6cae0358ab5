import { loginMessage } from '#contract/wire/auth.ts';
import { encodeBase32 } from '#contract/wire/base32.ts';
import {
  type Certificate,
  decodeCertificate,
  encodeCertificateBody,
  joinCertificate,
} from '#contract/wire/certificate.ts';
import { LIMITS } from '#contract/wire/limits.ts';
import type { DeviceId, UserId } from '#contract/wire/primitives.ts';
import { sha512 } from '@noble/hashes/sha2.js';
import type { Identity } from '../identity/identity.ts';
import { userIdOf } from '../identity/identity.ts';
import { type Bytes, type DeviceSeed, KEY_LENGTH, deviceSeed, randomBytes } from '../keys.ts';
import { ed25519PublicKey, ed25519Sign, ed25519Verify } from '../signatures.ts';

const DEVICE_ID_BYTES = 10;

/** One installation of an account: its key and the identity's word for it. */
export interface Device {
  userId: UserId;
  deviceId: DeviceId;
  seed: DeviceSeed;
  /** Ed25519, 32 bytes. */
  publicKey: Bytes;
  /** As laid out in contract/wire/certificate.ts. */
  certificate: Bytes;
}

/** A device with a fresh key, certified from `now` on. Times are Unix ms. */
export async function createDevice(
  identity: Identity,
  now: number,
  lifetimeMs: number = LIMITS.certificateLifetime,
): Promise<Device> {
  const seed = deviceSeed(randomBytes(KEY_LENGTH));
  return certified(identity, seed, now, lifetimeMs);
}

/** The same device with a certificate that starts now. */
export async function renewCertificate(
  identity: Identity,
  device: Device,
  now: number,
  lifetimeMs: number = LIMITS.certificateLifetime,
): Promise<Device> {
  return certified(identity, device.seed, now, lifetimeMs);
}

/** First 10 bytes of SHA-512 of the device key, Crockford base32. */
export function deviceIdOf(publicKey: Uint8Array): DeviceId {
  return encodeBase32(sha512(publicKey).subarray(0, DEVICE_ID_BYTES)) as DeviceId;
}

/**
 * The certificate, if both ids follow from their keys, the identity signed it and `now` (Unix ms) is
 * within its lifetime, give or take `LIMITS.clockSkew` at the start; else null.
 */
export async function verifyCertificate(
  bytes: Uint8Array,
  identityKey: Uint8Array,
  now: number,
): Promise<Certificate | null> {
  const certificate = decodeCertificate(bytes);
  if (certificate === null) return null;
  if (certificate.userId !== userIdOf(identityKey)) return null;
  if (certificate.deviceId !== deviceIdOf(certificate.deviceKey)) return null;
  if (now < certificate.createdAt - LIMITS.clockSkew || now >= certificate.expiresAt) return null;
  const { signedBytes, signature } = certificate;
  return (await ed25519Verify(identityKey, signedBytes, signature)) ? certificate : null;
}

/** Answer to the server's nonce: the device key's signature over {@link loginMessage}. */
export function signLogin(device: Device, origin: string, nonce: Uint8Array): Promise<Bytes> {
  return ed25519Sign(device.seed, loginMessage(origin, device.deviceId, nonce));
}

async function certified(
  identity: Identity,
  seed: DeviceSeed,
  now: number,
  lifetimeMs: number,
): Promise<Device> {
  const publicKey = ed25519PublicKey(seed);
  const { userId } = identity;
  const deviceId = deviceIdOf(publicKey);
  const { body, signedBytes } = encodeCertificateBody({
    userId,
    deviceId,
    deviceKey: publicKey,
    createdAt: now,
    expiresAt: now + lifetimeMs,
  });
  const certificate = joinCertificate(body, await ed25519Sign(identity.seed, signedBytes));
  return { userId, deviceId, seed, publicKey, certificate };
}

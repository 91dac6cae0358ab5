import { createHash, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { HTTP_PATHS, type Session, loginMessage } from '#contract/wire/auth.ts';
import { encodeBase32 } from '#contract/wire/base32.ts';
import { decodeBase64Url, encodeBase64Url } from '#contract/wire/base64url.ts';
import { encodeCertificateBody, joinCertificate } from '#contract/wire/certificate.ts';
import type { Refusal } from '#contract/wire/errors.ts';
import { LIMITS } from '#contract/wire/limits.ts';
import type { DeviceId, UserId } from '#contract/wire/primitives.ts';

/** Accounts and devices made with node:crypto alone: the tests of the server know no client code. */

interface Key {
  privateKey: KeyObject;
  raw: Buffer;
}

export function createKey(): Key {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  return { privateKey, raw: publicKey.export({ format: 'der', type: 'spki' }).subarray(-32) };
}

const idOf = (raw: Uint8Array, length: number) =>
  encodeBase32(createHash('sha512').update(raw).digest().subarray(0, length));

export interface TestDevice {
  identity: Key;
  key: Key;
  userId: UserId;
  deviceId: DeviceId;
  certificate: Uint8Array;
}

interface CertificateOptions {
  createdAt?: number;
  expiresAt?: number;
  signer?: Key;
  userId?: string;
}

/** A device of a new account, or of the account with this identity key. */
export function createDevice(
  identity: Key = createKey(),
  options: CertificateOptions = {},
  key: Key = createKey(),
): TestDevice {
  const userId = (options.userId ?? idOf(identity.raw, 20)) as UserId;
  const deviceId = idOf(key.raw, 10) as DeviceId;
  const createdAt = options.createdAt ?? Date.now();
  const expiresAt = options.expiresAt ?? createdAt + LIMITS.certificateLifetime;
  const { body, signedBytes } = encodeCertificateBody({
    userId,
    deviceId,
    deviceKey: key.raw,
    createdAt,
    expiresAt,
  });
  const signature = sign(null, signedBytes, (options.signer ?? identity).privateKey);
  return { identity, key, userId, deviceId, certificate: joinCertificate(body, signature) };
}

export type HttpAnswer<T> = { status: number; body: T | Refusal };

export async function post<T>(url: string, path: string, body?: unknown): Promise<HttpAnswer<T>> {
  const response = await fetch(url + path, {
    method: 'POST',
    ...(body === undefined
      ? {}
      : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
  });
  return { status: response.status, body: (await response.json()) as T | Refusal };
}

export async function fetchNonce(url: string): Promise<Uint8Array> {
  const { body } = await post<{ ok: true; nonce: string }>(url, HTTP_PATHS.nonce);
  if (!body.ok) throw new Error(body.code);
  return decodeBase64Url(body.nonce);
}

export interface ProofOptions {
  nonce?: Uint8Array;
  origin?: string;
  signedOrigin?: string;
  signer?: Key;
}

/** The body of a login; `options` make it wrong. */
export async function proof(url: string, device: TestDevice, options: ProofOptions = {}) {
  const nonce = options.nonce ?? (await fetchNonce(url));
  const origin = options.origin ?? url;
  const message = loginMessage(options.signedOrigin ?? origin, device.deviceId, nonce);
  return {
    identityKey: encodeBase64Url(device.identity.raw),
    certificate: encodeBase64Url(device.certificate),
    nonce: encodeBase64Url(nonce),
    signature: encodeBase64Url(sign(null, message, (options.signer ?? device.key).privateKey)),
    origin,
  };
}

export async function tryRegister(url: string, device: TestDevice, handle?: string) {
  const body = { ...(await proof(url, device)), ...(handle ? { handle } : {}) };
  return post<Session>(url, HTTP_PATHS.register, body);
}

export async function tryLogin(url: string, device: TestDevice, options: ProofOptions = {}) {
  return post<Session>(url, HTTP_PATHS.login, await proof(url, device, options));
}

export async function register(url: string, device: TestDevice, handle?: string): Promise<Session> {
  const { body } = await tryRegister(url, device, handle);
  if (!body.ok) throw new Error(body.code);
  return body;
}

export async function login(url: string, device: TestDevice): Promise<Session> {
  const { body } = await tryLogin(url, device);
  if (!body.ok) throw new Error(body.code);
  return body;
}

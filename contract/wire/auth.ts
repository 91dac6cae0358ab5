import * as v from 'valibot';
import { CERTIFICATE_LENGTH } from './certificate.ts';
import { fileLimitsSchema } from './files.ts';
import {
  type DeviceId,
  base64UrlSchema,
  deviceIdSchema,
  handleSchema,
  userIdSchema,
} from './primitives.ts';

/** HTTP API paths below the server's origin. Bodies are JSON; bytes are base64url. */
export const HTTP_PATHS = {
  health: '/healthz',
  metrics: '/metrics',
  info: '/api/v1/info',
  nonce: '/api/v1/auth/nonce',
  register: '/api/v1/auth/register',
  login: '/api/v1/auth/login',
  socket: '/socket',
} as const;

/** Version of the wire protocol; the server refuses a client of another major version. */
export const PROTOCOL_VERSION = 1;

/** `GET info`: what a client asks before it trusts an address. */
export const serverInfoSchema = v.object({
  product: v.literal('vestnik'),
  protocol: v.number(),
  name: v.string(),
  /** Server's clock, Unix ms. */
  time: v.number(),
  /** Missing on a server that takes no files. */
  files: v.optional(fileLimitsSchema),
});
export type ServerInfo = v.InferOutput<typeof serverInfoSchema>;

/** `POST nonce` → a single-use 32-byte nonce, valid for `LIMITS.nonceLifetime`. */
export const nonceResponseSchema = v.object({ ok: v.literal(true), nonce: base64UrlSchema(32) });

const proof = {
  identityKey: base64UrlSchema(32),
  certificate: base64UrlSchema(CERTIFICATE_LENGTH),
  nonce: base64UrlSchema(32),
  /** Ed25519 by the device key over {@link loginMessage}. */
  signature: base64UrlSchema(64),
  /** Origin that the client believes to talk to; part of the signed message. */
  origin: v.pipe(v.string(), v.maxLength(256)),
};

/** `POST register`: a new account with its first device. */
export const registerRequestSchema = v.strictObject({ ...proof, handle: v.optional(handleSchema) });
/** `POST login`: a device of an existing account; a new device is enrolled by its certificate. */
export const loginRequestSchema = v.strictObject(proof);

/** Answer to both: a token for Socket.IO `auth.token` and HTTP `Authorization: Bearer`. */
export const sessionSchema = v.object({
  ok: v.literal(true),
  userId: userIdSchema,
  deviceId: deviceIdSchema,
  handle: v.nullable(handleSchema),
  token: v.string(),
  /** Unix ms. */
  expiresAt: v.number(),
});
export type Session = v.InferOutput<typeof sessionSchema>;

/** Socket.IO handshake `auth`. */
export const socketAuthSchema = v.object({
  token: v.pipe(v.string(), v.maxLength(1024)),
  protocol: v.literal(PROTOCOL_VERSION),
});

/**
 * Bytes a device signs to log in: `"vestnik-login-v1" ‖ origin ‖ deviceId ‖ nonce`, the two texts
 * zero-terminated. The origin keeps a hostile server from passing the signature on to another.
 */
export function loginMessage(
  origin: string,
  deviceId: DeviceId,
  nonce: Uint8Array,
): Uint8Array<ArrayBuffer> {
  const head = new TextEncoder().encode(`vestnik-login-v1\0${origin}\0${deviceId}\0`);
  const message = new Uint8Array(head.byteLength + nonce.byteLength);
  message.set(head);
  message.set(nonce, head.byteLength);
  return message;
}

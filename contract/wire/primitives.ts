import * as v from 'valibot';
import { decodeBase64Url } from './base64url.ts';
import { LIMITS } from './limits.ts';

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** First 20 bytes of SHA-512 of the identity key, Crockford base32: 32 characters. */
export const userIdSchema = v.pipe(
  v.string(),
  v.regex(/^[0-9a-hjkmnp-tv-z]{32}$/),
  v.brand('UserId'),
);
export type UserId = v.InferOutput<typeof userIdSchema>;

/** First 10 bytes of SHA-512 of the device key, Crockford base32: 16 characters. */
export const deviceIdSchema = v.pipe(
  v.string(),
  v.regex(/^[0-9a-hjkmnp-tv-z]{16}$/),
  v.brand('DeviceId'),
);
export type DeviceId = v.InferOutput<typeof deviceIdSchema>;

/** UUIDv7, given by the server when the chat is created. */
export const chatIdSchema = v.pipe(v.string(), v.regex(uuid), v.brand('ChatId'));
export type ChatId = v.InferOutput<typeof chatIdSchema>;

/** UUIDv7, given by the sending device; makes sends and commits idempotent. */
export const clientMessageIdSchema = v.pipe(v.string(), v.regex(uuid), v.brand('ClientMessageId'));
export type ClientMessageId = v.InferOutput<typeof clientMessageIdSchema>;

/** Unique per server; stored in lower case without the leading `@`. */
export const handleSchema = v.pipe(
  v.string(),
  v.minLength(LIMITS.handleMin),
  v.maxLength(LIMITS.handleMax),
  v.regex(/^[a-z][a-z0-9_]*$/),
  v.brand('Handle'),
);
export type Handle = v.InferOutput<typeof handleSchema>;

/** Position in a chat's log: 1 for the first entry, no gaps. 0 stands for "nothing yet". */
export const seqSchema = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
/** MLS epoch of a chat; 0 before the first commit. */
export const epochSchema = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
/** Unix time in milliseconds. */
export const timeSchema = v.pipe(v.number(), v.safeInteger(), v.minValue(0));

/** Bytes in a Socket.IO payload (msgpack `bin`), at most `max` long and not empty. */
export const bytesSchema = (max: number) =>
  v.pipe(
    v.instance(Uint8Array),
    v.check((bytes) => bytes.byteLength > 0 && bytes.byteLength <= max),
  );

/** Bytes in an HTTP JSON body: base64url text that decodes to `Uint8Array`. */
export const base64UrlSchema = (max: number) =>
  v.pipe(
    v.string(),
    v.maxLength(Math.ceil((max * 4) / 3)),
    v.regex(/^[A-Za-z0-9_-]*$/),
    v.check((text) => text.length % 4 !== 1),
    v.transform(decodeBase64Url),
  );

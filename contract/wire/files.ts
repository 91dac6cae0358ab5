import * as v from 'valibot';
import { chatIdSchema, clientMessageIdSchema } from './primitives.ts';

/**
 * Files travel as blobs: ciphertext under a random id, uploaded by tus 1.0 (`Upload-Metadata` names
 * `blobId`, `chatId` and as `ref` the id of the message that carries it) and downloaded by HTTP range, both with the session token as bearer.
 */

/** Path of the tus endpoint; a blob's own address is this and its id. */
export const FILES_PATH = '/api/v1/files';

/** 24 random bytes in base64url, chosen by the uploading device, which makes creation idempotent. */
export const blobIdSchema = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{32}$/), v.brand('BlobId'));
export type BlobId = v.InferOutput<typeof blobIdSchema>;

/** Opens a blob that the caller may read to another chat, where the message `ref` carries it. */
export const shareFileRequestSchema = v.strictObject({
  blobId: blobIdSchema,
  chatId: chatIdSchema,
  ref: clientMessageIdSchema,
});

/** The caller's message `ref` carries the blob no longer. */
export const releaseFileRequestSchema = v.strictObject({
  blobId: blobIdSchema,
  ref: clientMessageIdSchema,
});

/** What the server tells about files in `GET info`. Sizes are bytes of ciphertext. */
export const fileLimitsSchema = v.object({
  maxBlobBytes: v.number(),
  /** What one account may have stored at a time. */
  accountQuotaBytes: v.number(),
});
export type FileLimits = v.InferOutput<typeof fileLimitsSchema>;

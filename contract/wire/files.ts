import * as v from 'valibot';

/**
 * Files travel as blobs: ciphertext under a random id, uploaded by tus 1.0 (`Upload-Metadata` names
 * `blobId` and `chatId`) and downloaded by HTTP range, both with the session token as bearer.
 */

/** Path of the tus endpoint; a blob's own address is this and its id. */
export const FILES_PATH = '/api/v1/files';

/** 24 random bytes in base64url, chosen by the uploading device, which makes creation idempotent. */
export const blobIdSchema = v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{32}$/), v.brand('BlobId'));
export type BlobId = v.InferOutput<typeof blobIdSchema>;

/** What the server tells about files in `GET info`. Sizes are bytes of ciphertext. */
export const fileLimitsSchema = v.object({
  maxBlobBytes: v.number(),
  /** What one account may have stored at a time. */
  accountQuotaBytes: v.number(),
});
export type FileLimits = v.InferOutput<typeof fileLimitsSchema>;

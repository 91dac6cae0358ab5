import * as v from 'valibot';
import { blobIdSchema } from '../wire/files.ts';
import { LIMITS } from '../wire/limits.ts';
import { base64UrlSchema } from '../wire/primitives.ts';

/** `photo`, `video`, `audio` and `voice` are shown in place; everything else is a `file`. */
export const attachmentKindSchema = v.picklist(['photo', 'video', 'audio', 'voice', 'file']);
export type AttachmentKind = v.InferOutput<typeof attachmentKindSchema>;

const pixels = v.pipe(v.number(), v.safeInteger(), v.minValue(1), v.maxValue(65_535));

/** Direction overrides would let `gpj.exe` read as a picture; control characters break lines. */
// oxlint-disable-next-line no-control-regex
const DECEPTIVE = /[\u0000-\u001f\u007f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069/\\]/g;

/** A name without anything that hides its ending or leads out of a folder. */
export function safeFileName(name: string): string {
  const plain = name.replace(DECEPTIVE, '_').replace(/^\.+/, '_').trim();
  const short = plain.length <= LIMITS.fileName ? plain : shorten(plain);
  return short === '' ? 'file' : short.toWellFormed();
}

function shorten(name: string): string {
  const dot = name.lastIndexOf('.');
  const ending = dot > 0 && name.length - dot <= 16 ? name.slice(dot) : '';
  return name.slice(0, LIMITS.fileName - ending.length) + ending;
}

/** A file as it stands inside a message. Whoever has this can read the blob. */
export const attachmentSchema = v.object({
  blobId: blobIdSchema,
  /** AES-256 key of this file alone. */
  key: v.pipe(
    base64UrlSchema(32),
    v.check((bytes) => bytes.byteLength === 32),
  ),
  kind: attachmentKindSchema,
  name: v.pipe(v.string(), v.minLength(1), v.maxLength(1024), v.transform(safeFileName)),
  /** MIME type as the sender says; never trusted for anything but the choice of a viewer. */
  type: v.pipe(v.string(), v.maxLength(127), v.regex(/^([\w.+-]+\/[\w.+-]+)?$/)),
  /** Bytes of the file itself; the blob is larger by framing and padding. */
  size: v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(2 ** 43)),
  /** Digest of the plaintext, see `e2ee/files/digest.ts`. */
  digest: v.pipe(
    base64UrlSchema(32),
    v.check((bytes) => bytes.byteLength === 32),
  ),
  width: v.optional(pixels),
  height: v.optional(pixels),
  /** Of sound and video, ms. */
  durationMs: v.optional(v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(2 ** 40))),
  /** A blurred picture in about 25 bytes, https://evanw.github.io/thumbhash/. */
  thumbhash: v.optional(base64UrlSchema(64)),
  /** Loudness over time, one byte each. */
  waveform: v.optional(base64UrlSchema(128)),
  /** Of a folder (`FOLDER_TYPE`): how many files are in it, as the sender says. */
  entries: v.optional(v.pipe(v.number(), v.safeInteger(), v.minValue(0))),
});
export type Attachment = v.InferOutput<typeof attachmentSchema>;
export type AttachmentInput = v.InferInput<typeof attachmentSchema>;

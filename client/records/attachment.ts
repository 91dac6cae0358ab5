import { type Attachment, attachmentKindSchema } from '#contract/content/attachment.ts';
import type { AttachmentInput } from '#contract/content/attachment.ts';
import type { AttachmentView } from '#contract/engine/views.ts';
import { encodeBase64Url } from '#contract/wire/base64url.ts';
import { blobIdSchema } from '#contract/wire/files.ts';
import * as v from 'valibot';
import { ownBytes, storedBytes } from './parse.ts';

/** A file as it stands in the records of its message and job. */
export const attachmentRecordSchema = v.object({
  blobId: blobIdSchema,
  key: storedBytes,
  kind: attachmentKindSchema,
  name: v.string(),
  type: v.string(),
  size: v.number(),
  /** Empty until the file was encrypted. */
  digest: storedBytes,
  width: v.nullable(v.number()),
  height: v.nullable(v.number()),
  durationMs: v.nullable(v.number()),
  thumbhash: v.nullable(storedBytes),
  waveform: v.nullable(storedBytes),
  /** Records from before folders lack it. */
  entries: v.optional(v.nullable(v.number()), null),
  /** Uploaded with another message and only opened to the chat of this one. */
  shared: v.optional(v.boolean(), false),
});
export type AttachmentRecord = v.InferOutput<typeof attachmentRecordSchema>;

/** What the interface may know: everything but key and digest. */
export function attachmentView(attachment: AttachmentRecord): AttachmentView {
  const { key: _key, digest: _digest, shared: _shared, ...view } = attachment;
  return view;
}

/** An attachment of a received message. */
export function receivedAttachment(attachment: Attachment): AttachmentRecord {
  const { thumbhash, waveform } = attachment;
  return {
    ...attachment,
    key: ownBytes(attachment.key),
    digest: ownBytes(attachment.digest),
    width: attachment.width ?? null,
    height: attachment.height ?? null,
    durationMs: attachment.durationMs ?? null,
    thumbhash: thumbhash === undefined ? null : ownBytes(thumbhash),
    waveform: waveform === undefined ? null : ownBytes(waveform),
    entries: attachment.entries ?? null,
    shared: false,
  };
}

/** The attachment as it goes into a message. */
export function attachmentContent(attachment: AttachmentRecord): AttachmentInput {
  const { width, height, durationMs, thumbhash, waveform, entries, ...known } = attachment;
  const { shared: _shared, ...rest } = known;
  return {
    ...rest,
    key: encodeBase64Url(rest.key),
    digest: encodeBase64Url(rest.digest),
    ...(width === null ? {} : { width }),
    ...(height === null ? {} : { height }),
    ...(durationMs === null ? {} : { durationMs }),
    ...(entries === null ? {} : { entries }),
    ...(thumbhash === null ? {} : { thumbhash: encodeBase64Url(thumbhash) }),
    ...(waveform === null ? {} : { waveform: encodeBase64Url(waveform) }),
  };
}

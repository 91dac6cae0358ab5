import { linkPreviewSchema, linksIn } from '#contract/content/link-preview.ts';
import { encodeBase64Url } from '#contract/wire/base64url.ts';
import * as v from 'valibot';
import { ownBytes, storedBytes } from './parse.ts';

/** A preview as it stands in the records of its message and job. */
export const linkPreviewRecordSchema = v.object({
  url: v.string(),
  title: v.string(),
  description: v.string(),
  picture: v.nullable(storedBytes),
});
export type LinkPreviewRecord = v.InferOutput<typeof linkPreviewRecordSchema>;

/** A received preview; null when it does not belong to a link of the text. */
export function receivedPreview(
  text: string,
  preview: v.InferOutput<typeof linkPreviewSchema> | undefined,
): LinkPreviewRecord | null {
  if (preview === undefined || !linksIn(text).includes(preview.url)) return null;
  const { picture, ...words } = preview;
  return { ...words, picture: picture === undefined ? null : ownBytes(picture) };
}

/** The preview as it goes into a message. */
export function previewContent(preview: LinkPreviewRecord): v.InferInput<typeof linkPreviewSchema> {
  const { picture, ...words } = preview;
  return picture === null ? words : { ...words, picture: encodeBase64Url(picture) };
}

/** A preview as the interface gave it; null when it fits neither the limits nor the text. */
export function givenPreview(text: string, given: LinkPreviewRecord): LinkPreviewRecord | null {
  const parsed = v.safeParse(linkPreviewSchema, previewContent(given));
  return parsed.success ? receivedPreview(text, parsed.output) : null;
}

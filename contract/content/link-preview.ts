import * as v from 'valibot';
import { LIMITS } from '../wire/limits.ts';
import { base64UrlSchema } from '../wire/primitives.ts';
import { linkify } from './markup/linkify.ts';

/**
 * What a linked page is about, as the sender's device found it when the message was written: recipients
 * ask nobody.
 */
export const linkPreviewSchema = v.object({
  /** A link of the message's text. */
  url: v.pipe(v.string(), v.maxLength(2048), v.regex(/^https:\/\//)),
  title: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(LIMITS.previewTitle)),
  description: v.pipe(v.string(), v.trim(), v.maxLength(LIMITS.previewDescription)),
  /** A small JPEG or WebP. */
  picture: v.optional(base64UrlSchema(LIMITS.previewPicture)),
});

/** The https addresses that a text leads to. */
export function linksIn(text: string): string[] {
  return linkify(text).flatMap(({ href }) => (href === undefined ? [] : [href]));
}

import type { LinkPreviewView } from '#contract/engine/messages.ts';
import { LIMITS } from '#contract/wire/limits.ts';
import { platform } from '../platform/index.ts';
import { thumbnailOf } from './files/picture.ts';

/** Longest edge of the picture in a preview, px. */
const EDGE = 280;

/** What a link leads to; null in a browser, while previews are turned off, or when nothing answers. */
export async function loadLinkPreview(url: string): Promise<LinkPreviewView | null> {
  const found = await platform.host?.linkPreview(url).catch(() => null);
  if (!found) return null;
  const { title, description, picture } = found;
  const small = picture
    ? await thumbnailOf(new Blob([Uint8Array.from(picture)]), EDGE, LIMITS.previewPicture)
    : null;
  return { url, title, description, picture: small };
}

import type { Result } from '#contract/engine/errors.ts';
import type { SearchCursor } from '#contract/engine/search.ts';
import type { MessageView } from '#contract/engine/views.ts';
import type { ChatId } from '#contract/wire/primitives.ts';
import { engine } from '../engine.ts';

export type GalleryTab = 'media' | 'files' | 'links' | 'voice';

interface GalleryPage {
  /** Newest first. */
  messages: MessageView[];
  next: SearchCursor | null;
}

const FILTERS = {
  media: { hasMedia: true },
  files: { hasFile: true },
  links: { hasLink: true },
  voice: { hasVoice: true },
} as const;

/** Messages of a chat that carry something of a kind. */
export async function galleryPage(
  chatId: ChatId,
  tab: GalleryTab,
  cursor: SearchCursor | null,
): Promise<Result<GalleryPage>> {
  const found = await engine().search({
    query: '',
    chatId,
    ...FILTERS[tab],
    limit: 60,
    ...(cursor ? { cursor } : {}),
  });
  if (!found.ok) return found;
  const { hits, next } = found.value;
  return { ok: true, value: { messages: hits.map(({ message }) => message), next } };
}

import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { SearchCursor } from '#contract/engine/search.ts';
import type { MessageView } from '#contract/engine/views.ts';
import type { ChatId } from '#contract/wire/primitives.ts';
import { type GalleryTab, galleryPage } from '../../services/files/index.ts';

interface Loaded {
  messages: readonly MessageView[];
  next: SearchCursor | null;
  state: 'loading' | 'done' | 'failed';
}

/**
 * Messages of one kind, page by page; a query is held against names and texts of all of them. Mount it
 * anew for another kind.
 */
export function useGallery(chatId: ChatId, tab: GalleryTab, query: string) {
  const [loaded, setLoaded] = useState<Loaded>({ messages: [], next: null, state: 'loading' });
  const busy = useRef(false);
  const load = useCallback(
    async (cursor: SearchCursor | null) => {
      if (busy.current) return;
      busy.current = true;
      const page = await galleryPage(chatId, tab, cursor);
      busy.current = false;
      setLoaded((before) =>
        page.ok
          ? {
              messages: cursor ? [...before.messages, ...page.value.messages] : page.value.messages,
              next: page.value.next,
              state: 'done',
            }
          : { ...before, state: 'failed' },
      );
    },
    [chatId, tab],
  );
  useEffect(() => void load(null), [load]);

  const { messages, next, state } = loaded;
  // What is looked for may be on any page.
  useEffect(() => {
    if (query !== '' && next !== null) void load(next);
  }, [query, next, load]);

  const found = useMemo(() => {
    const wanted = query.toLocaleLowerCase();
    const answers = ({ text, attachments }: MessageView) =>
      [text, ...attachments.map(({ name }) => name)].some((one) =>
        one.toLocaleLowerCase().includes(wanted),
      );
    return wanted === '' ? messages : messages.filter(answers);
  }, [messages, query]);
  return { messages: found, state, more: next === null ? null : () => void load(next) };
}

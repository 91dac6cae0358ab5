import { useEffect } from 'react';
import type { SearchHit } from '#contract/engine/search.ts';
import type { ChatId } from '#contract/wire/primitives.ts';
import { useMessages } from '../../stores/messages.ts';
import { useSearch } from '../../stores/search.ts';
import './highlights.css';

/** Names in the style sheet: every match in view, and those of the result that is shown. */
const ALL = 'search-match';
const CURRENT = 'search-current';
/** How long the shown result stands out, in ms. */
const FLASH_MS = 1400;

/**
 * Marks what was found in the bubbles in view, without touching them: ranges of the CSS Custom
 * Highlight API. The result that is shown stands out for a moment.
 */
export function useHighlights(chatId: ChatId): void {
  const hits = useSearch((state) => state.inChat?.results.hits);
  const at = useSearch((state) => state.inChat?.at ?? 0);
  const window = useMessages((state) => state.windows[chatId]);
  const current = hits?.[at];

  useEffect(() => {
    if (!hits || !('highlights' in CSS)) return;
    const frame = requestAnimationFrame(() => {
      const all = hits.filter((hit) => hit !== current).flatMap(rangesOf);
      CSS.highlights.set(ALL, new Highlight(...all));
      CSS.highlights.set(CURRENT, new Highlight(...(current ? rangesOf(current) : [])));
    });
    return () => {
      cancelAnimationFrame(frame);
      CSS.highlights.delete(ALL);
      CSS.highlights.delete(CURRENT);
    };
  }, [hits, current, window]);

  const id = current?.message.id;
  const isHere = window?.messages.some((message) => message.id === id) ?? false;
  useEffect(() => {
    if (!id || !isHere) return;
    const frame = requestAnimationFrame(() => flash(bubbleOf(id)));
    return () => cancelAnimationFrame(frame);
  }, [id, isHere]);
}

const bubbleOf = (id: string): HTMLElement | null =>
  document.querySelector<HTMLElement>(`[data-message="${CSS.escape(id)}"]`);

let flashing: Animation | undefined;

function flash(bubble: HTMLElement | null): void {
  if (!bubble || matchMedia('(prefers-reduced-motion: reduce)').matches) return;
  flashing?.cancel();
  const colour = getComputedStyle(bubble).getPropertyValue('--c-accent');
  flashing = bubble.animate(
    [
      { boxShadow: `0 0 0 2px ${colour}` },
      { boxShadow: `0 0 0 2px ${colour}`, offset: 0.6 },
      { boxShadow: '0 0 0 2px transparent' },
    ],
    FLASH_MS,
  );
}

/** The found words within a bubble; formatting may have split its text into pieces. */
function rangesOf({ message, marks }: SearchHit): Range[] {
  const body = bubbleOf(message.id);
  if (!body) return [];
  const words = new Set(marks.map(([start, end]) => message.text.slice(start, end)));
  const ranges: Range[] = [];
  const texts = document.createTreeWalker(body, NodeFilter.SHOW_TEXT);
  for (let node = texts.nextNode(); node; node = texts.nextNode()) {
    const text = node.nodeValue ?? '';
    for (const word of words) {
      for (let from = text.indexOf(word); from >= 0; from = text.indexOf(word, from + 1)) {
        if (!isWhole(text, from, from + word.length)) continue;
        const range = new Range();
        range.setStart(node, from);
        range.setEnd(node, from + word.length);
        ranges.push(range);
      }
    }
  }
  return ranges;
}

const LETTER = /[\p{L}\p{N}\p{M}_]/u;

const isWhole = (text: string, start: number, end: number): boolean =>
  !LETTER.test(text.charAt(start - 1)) && !LETTER.test(text.charAt(end));

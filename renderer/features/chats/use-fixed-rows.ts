import { type RefObject, useEffect, useState } from 'react';

/** Rows drawn beyond each edge, so that a fast scroll shows no gap. */
const OVERSCAN = 8;

/** The rows of equal height that are in view or close to it: `start` included, `end` not. */
export function useFixedRows(
  scroller: RefObject<HTMLElement | null>,
  count: number,
  height: number,
): { start: number; end: number } {
  const [range, setRange] = useState({ start: 0, end: OVERSCAN * 3 });
  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const update = () => {
      const first = Math.floor(element.scrollTop / height);
      const shown = Math.ceil(element.clientHeight / height);
      // Steps of half the overscan: most scrolled frames draw nothing new.
      const step = OVERSCAN / 2;
      const start = Math.max(0, Math.floor(first / step) * step - OVERSCAN);
      const end = start + shown + OVERSCAN * 2 + step;
      setRange((now) => (now.start === start && now.end === end ? now : { start, end }));
    };
    const resized = new ResizeObserver(update);
    resized.observe(element);
    element.addEventListener('scroll', update, { passive: true });
    return () => {
      resized.disconnect();
      element.removeEventListener('scroll', update);
    };
  }, [scroller, height]);
  return { start: Math.min(range.start, count), end: Math.min(range.end, count) };
}

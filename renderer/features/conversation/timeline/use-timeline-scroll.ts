import { type RefObject, useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import type { ChatId } from '#contract/wire/primitives.ts';
import { markRead } from '../../../services/chats/index.ts';
import { loadNewer, loadOlder, openNewest } from '../../../services/messages/index.ts';
import type { MessageWindow } from '../../../stores/message-window.ts';
import { messageWindow } from '../../../stores/messages.ts';
import { positionOf, rememberPosition } from '../../../stores/messages-position.ts';
import { useAttention } from '../../../ui/useAttention.ts';
import { applyPosition, distanceToEnd, lastVisibleSeq, readPosition } from './scroll-geometry.ts';

/** Pages are fetched this far ahead of the edge, in px. */
const AHEAD = 1200;
/** From this far off the end the button to the newest message shows, in px. */
const FAR = 240;
/** After this long without a scrolled frame scrolling counts as over: the day at the top fades. */
const REST_MS = 1200;

interface TimelineScroll {
  scroller: RefObject<HTMLDivElement | null>;
  content: RefObject<HTMLDivElement | null>;
  /** Line above the first unread message. */
  marker: RefObject<HTMLDivElement | null>;
  /** The newest message is out of sight. */
  isFar: boolean;
  toNewest: () => void;
}

/**
 * Keeps the view where it belongs: at the end while somebody stands there, else at the message they
 * look at, whatever is added, trimmed or reflowed around it. Fetches pages ahead, marks as read what
 * is seen, and remembers the place for the next visit.
 */
export function useTimelineScroll(chatId: ChatId, window: MessageWindow): TimelineScroll {
  const scroller = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const marker = useRef<HTMLDivElement>(null);
  const placed = useRef(false);
  const shown = useRef(window);
  const [isFar, setFar] = useState(false);
  const attentive = useAttention();
  const attention = useRef(attentive);

  const settle = useCallback(() => {
    const element = scroller.current;
    const now = messageWindow(chatId);
    if (!element || !now) return;
    rememberPosition(chatId, readPosition(element, now.hasNewer));
    setFar(now.hasNewer || distanceToEnd(element) > FAR);
    // What has come is shown before more is asked for.
    if (now === shown.current) {
      if (now.hasOlder && element.scrollTop < AHEAD) void loadOlder(chatId);
      if (now.hasNewer && distanceToEnd(element) < AHEAD) void loadNewer(chatId);
    }
    if (attention.current) markRead(chatId, lastVisibleSeq(element));
  }, [chatId]);

  const hold = useCallback(() => {
    const element = scroller.current;
    if (!element || !placed.current) return;
    applyPosition(element, positionOf(chatId) ?? { pinned: true });
    settle();
  }, [chatId, settle]);

  useLayoutEffect(() => {
    shown.current = window;
    const element = scroller.current;
    if (!element) return;
    const position = positionOf(chatId);
    const isNew = !placed.current && (position?.pinned ?? true);
    placed.current = true;
    if (isNew && marker.current) {
      const offset = marker.current.getBoundingClientRect().top;
      const wanted = element.getBoundingClientRect().top + element.clientHeight / 5;
      element.scrollTop += offset - wanted;
      settle();
    } else {
      hold();
    }
  }, [chatId, window, hold, settle]);

  useEffect(() => {
    const element = scroller.current;
    const inner = content.current;
    if (!element || !inner) return;
    const resized = new ResizeObserver(hold);
    resized.observe(element);
    resized.observe(inner);
    let rest: ReturnType<typeof setTimeout>;
    const scrolled = () => {
      element.dataset['scrolling'] = '';
      clearTimeout(rest);
      rest = setTimeout(() => delete element.dataset['scrolling'], REST_MS);
      settle();
    };
    element.addEventListener('scroll', scrolled, { passive: true });
    return () => {
      resized.disconnect();
      clearTimeout(rest);
      element.removeEventListener('scroll', scrolled);
    };
  }, [hold, settle]);

  useEffect(() => {
    attention.current = attentive;
    if (attentive) settle();
  }, [attentive, settle]);

  const toNewest = useCallback(() => {
    const isHere = messageWindow(chatId)?.hasNewer === false;
    void openNewest(chatId);
    const element = scroller.current;
    if (!element || !isHere) return;
    const calm = matchMedia('(prefers-reduced-motion: reduce)').matches;
    const near = distanceToEnd(element) < element.clientHeight * 4;
    element.scrollTo({
      top: element.scrollHeight,
      behavior: near && !calm ? 'smooth' : 'instant',
    });
  }, [chatId]);

  return { scroller, content, marker, isFar, toNewest };
}

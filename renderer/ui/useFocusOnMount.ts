import { useEffect, useRef } from 'react';
import type { RefObject } from 'react';

/** Puts focus on an element when it appears, where a step has one obvious place to go on. */
export function useFocusOnMount<T extends HTMLElement>(enabled = true): RefObject<T | null> {
  const ref = useRef<T>(null);
  const wanted = useRef(enabled);
  useEffect(() => {
    if (wanted.current) ref.current?.focus();
  }, []);
  return ref;
}

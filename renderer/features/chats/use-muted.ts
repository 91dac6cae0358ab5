import { useCallback, useSyncExternalStore } from 'react';
import { isMuted } from '#contract/engine/attention.ts';

/** Timers count no further. */
const MOST = 2 ** 31 - 1;

/** Whether a chat is muted now; renders again when that ends. */
export function useMuted(mutedUntil: number | null): boolean {
  const subscribe = useCallback(
    (changed: () => void) => {
      const left = mutedUntil === null ? 0 : mutedUntil - Date.now();
      if (left <= 0 || left > MOST) return () => {};
      const timer = setTimeout(changed, left + 1);
      return () => clearTimeout(timer);
    },
    [mutedUntil],
  );
  return useSyncExternalStore(subscribe, () => isMuted({ mutedUntil }, Date.now()));
}

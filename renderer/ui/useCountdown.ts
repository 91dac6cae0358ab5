import { useEffect, useState } from 'react';

/** Whole seconds until a moment, counted down; null without a moment. */
export function useCountdown(until: number | null): number | null {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    if (until === null) return;
    const tick = () => setNow(Date.now());
    const first = setTimeout(tick);
    const timer = setInterval(tick, 1000);
    return () => {
      clearTimeout(first);
      clearInterval(timer);
    };
  }, [until]);
  return until === null ? null : Math.max(0, Math.ceil((until - now) / 1000));
}

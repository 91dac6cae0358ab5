import { useEffect, useState } from 'react';
import { startOfDay } from './dates.ts';

/** Start of the current local day; draws anew at midnight and when the window is seen again. */
export function useToday(): number {
  const [today, setToday] = useState(() => startOfDay(Date.now()));
  useEffect(() => {
    const update = () => setToday(startOfDay(Date.now()));
    const midnight = new Date(today).setHours(24, 0, 0, 0);
    const timer = setTimeout(update, Math.max(midnight - Date.now(), 1000));
    // Timers stand still while the machine sleeps.
    document.addEventListener('visibilitychange', update);
    return () => {
      clearTimeout(timer);
      document.removeEventListener('visibilitychange', update);
    };
  }, [today]);
  return today;
}

import { formatTime, formatter, localeOf } from './format.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/** Start of the local day that holds `at`. */
export const startOfDay = (at: number): number => new Date(at).setHours(0, 0, 0, 0);

/** Whole local days from `at` to `now`; rounding absorbs the hour that daylight saving moves. */
const daysAgo = (at: number, now: number): number =>
  Math.round((startOfDay(now) - startOfDay(at)) / DAY_MS);

const sameYear = (at: number, now: number): boolean =>
  new Date(at).getFullYear() === new Date(now).getFullYear();

function relativeDay(days: number, language: string): string {
  const relative = new Intl.RelativeTimeFormat(localeOf(language), { numeric: 'auto' });
  const text = relative.format(-days, 'day');
  return text.charAt(0).toLocaleUpperCase(language) + text.slice(1);
}

/** A day as a heading: "Today", "Yesterday", "22 November", with the year when it is another one. */
export function formatDay(at: number, now: number, language: string): string {
  const days = daysAgo(at, now);
  if (days === 0 || days === 1) return relativeDay(days, language);
  const year = sameYear(at, now) ? {} : ({ year: 'numeric' } as const);
  return formatter(language, { day: 'numeric', month: 'long', ...year }).format(at);
}

/** A moment as briefly as a list wants it: time today, then yesterday, weekday, date. */
export function formatListTime(at: number, now: number, language: string): string {
  const days = daysAgo(at, now);
  if (days <= 0) return formatTime(at, language);
  if (days === 1) return relativeDay(days, language);
  if (days < 7) return formatter(language, { weekday: 'short' }).format(at);
  if (sameYear(at, now)) {
    return formatter(language, { day: 'numeric', month: 'short' }).format(at);
  }
  return formatter(language, { day: '2-digit', month: '2-digit', year: '2-digit' }).format(at);
}

/** Day and time in full, for tooltips. */
export const formatFull = (at: number, language: string): string =>
  formatter(language, { dateStyle: 'full', timeStyle: 'short' }).format(at);

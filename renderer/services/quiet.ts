import type { Preferences } from '../stores/preferences.ts';

type Silence = Pick<
  Preferences,
  'availability' | 'mutedUntil' | 'quietHours' | 'quietFrom' | 'quietTo'
>;

/** Whether nothing is to be announced at a moment: by status, for a while, or by the daily hours. */
export function isQuiet(silence: Silence, now: Date): boolean {
  const { availability, mutedUntil, quietHours, quietFrom, quietTo } = silence;
  if (availability === 'do-not-disturb') return true;
  if (mutedUntil !== null && now.getTime() < mutedUntil) return true;
  if (!quietHours) return false;
  const minute = now.getHours() * 60 + now.getMinutes();
  // Hours that start in the evening end on the next day.
  return quietFrom <= quietTo
    ? minute >= quietFrom && minute < quietTo
    : minute >= quietFrom || minute < quietTo;
}

/** `22:05` for 1325. */
export function formatMinute(minute: number): string {
  const part = (value: number) => String(value).padStart(2, '0');
  return `${part(Math.floor(minute / 60))}:${part(minute % 60)}`;
}

/** Minute of the day of `HH:MM`; null for anything else. */
export function parseMinute(text: string): number | null {
  const [, hours, minutes] = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(text) ?? [];
  return hours === undefined ? null : Number(hours) * 60 + Number(minutes);
}

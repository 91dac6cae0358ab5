import * as v from 'valibot';
import { platform } from '../platform/index.ts';
import { setPreferences, usePreferences } from '../stores/preferences.ts';
import type { Preferences } from '../stores/preferences.ts';

const KEY = 'vestnik.preferences';

const minuteOfDay = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(24 * 60 - 1));
/** What can be chosen for the auto-lock. */
export const AUTO_LOCK_MINUTES = [1, 5, 15, 60] as const;

/** What can be chosen for automatic downloads, MB, and for what is kept, days and GB. */
export const AUTO_SIZES = [0, 1, 10, 50] as const;
export const KEPT_DAYS = [7, 30, 180] as const;
export const KEPT_GIGABYTES = [1, 5, 20] as const;

/** Every field by itself, so that one that is unknown to this version doesn't take the rest along. */
const schema = v.object({
  theme: v.fallback(v.picklist(['system', 'light', 'dark']), 'system'),
  availability: v.fallback(v.picklist(['online', 'away', 'do-not-disturb', 'invisible']), 'online'),
  mutedUntil: v.fallback(v.nullable(v.number()), null),
  notificationDetail: v.fallback(v.picklist(['text', 'name', 'none']), 'text'),
  notificationSound: v.fallback(v.boolean(), true),
  quietHours: v.fallback(v.boolean(), false),
  quietFrom: v.fallback(minuteOfDay, 22 * 60),
  quietTo: v.fallback(minuteOfDay, 8 * 60),
  language: v.fallback(v.nullable(v.picklist(['en', 'ru'])), null),
  notifications: v.fallback(v.boolean(), true),
  autoLockMinutes: v.fallback(v.nullable(v.picklist(AUTO_LOCK_MINUTES)), 5),
  lockWithScreen: v.fallback(v.boolean(), true),
  autoPhotos: v.fallback(v.picklist(AUTO_SIZES), 10),
  autoVideos: v.fallback(v.picklist(AUTO_SIZES), 0),
  autoVoice: v.fallback(v.picklist(AUTO_SIZES), 10),
  autoFiles: v.fallback(v.picklist(AUTO_SIZES), 0),
  autoInGroups: v.fallback(v.boolean(), true),
  autoMetered: v.fallback(v.boolean(), false),
  keptDays: v.fallback(v.nullable(v.picklist(KEPT_DAYS)), null),
  keptGigabytes: v.fallback(v.nullable(v.picklist(KEPT_GIGABYTES)), null),
  strangers: v.fallback(v.picklist(['ask', 'accept']), 'ask'),
});

/** Reads what was chosen before; synchronous, so that the first frame has the right theme. */
export function loadPreferences(): void {
  setPreferences(parsePreferences(localStorage.getItem(KEY)));
}

/** Parses stored preferences; whatever can't be read comes out as its default. */
export function parsePreferences(text: string | null): Preferences {
  let stored: unknown = null;
  try {
    stored = JSON.parse(text ?? '{}');
  } catch {
    // Not ours or cut off: the defaults stand in.
  }
  const result = v.safeParse(schema, stored);
  return result.success ? result.output : v.parse(schema, {});
}

/** Changes preferences and keeps them. */
export function updatePreferences(change: Partial<Preferences>): void {
  setPreferences(change);
  localStorage.setItem(KEY, JSON.stringify(usePreferences.getState()));
}

/** Keeps `data-theme` in step with the person's choice and the system. */
export function startTheme(): void {
  const apply = (resolved: 'light' | 'dark') => {
    document.documentElement.dataset['theme'] = resolved;
  };
  const { theme } = usePreferences.getState();
  // The host answers later; the page must not flash meanwhile.
  const dark = matchMedia('(prefers-color-scheme: dark)').matches;
  apply(theme === 'system' ? (dark ? 'dark' : 'light') : theme);
  void platform.theme.set(theme).then(apply);
  platform.theme.onChange(apply);
  usePreferences.subscribe((now, before) => {
    if (now.theme !== before.theme) void platform.theme.set(now.theme).then(apply);
  });
}

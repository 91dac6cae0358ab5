import { create } from 'zustand';
import type { ThemePreference } from '#contract/platform/platform-api.ts';

export interface Preferences {
  theme: ThemePreference;
  /** Null follows the system. */
  language: 'en' | 'ru' | null;
  /** Whether messages are announced by the system. */
  notifications: boolean;
  /** Whether notifications show name and text. */
  notificationPreview: boolean;
  /** Minutes without a sign of the person until the app locks; null never locks by itself. */
  autoLockMinutes: number | null;
  /** Whether the app locks with the screen and when the machine goes to sleep. */
  lockWithScreen: boolean;
}

/** What the person chose for this device; nothing private. */
export const usePreferences = create<Preferences>()(() => ({
  theme: 'system',
  language: null,
  notifications: true,
  notificationPreview: true,
  autoLockMinutes: 5,
  lockWithScreen: true,
}));

export function setPreferences(change: Partial<Preferences>): void {
  usePreferences.setState(change);
}

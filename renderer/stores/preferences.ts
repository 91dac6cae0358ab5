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
}

/** What the person chose for this device; nothing private. */
export const usePreferences = create<Preferences>()(() => ({
  theme: 'system',
  language: null,
  notifications: true,
  notificationPreview: true,
}));

export function setPreferences(change: Partial<Preferences>): void {
  usePreferences.setState(change);
}

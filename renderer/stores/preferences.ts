import { create } from 'zustand';
import type { Availability } from '#contract/platform/host-api.ts';
import type { StrangerPolicy } from '#contract/engine/people.ts';
import type { ThemePreference } from '#contract/platform/platform-api.ts';

/** How much a notification shows: name and text, the name, nothing of either. */
export type NotificationDetail = 'text' | 'name' | 'none';

export interface Preferences {
  theme: ThemePreference;
  availability: Availability;
  /** End of a silence chosen for a while, in ms since 1970. */
  mutedUntil: number | null;
  notificationDetail: NotificationDetail;
  notificationSound: boolean;
  /** Every day nothing is announced from … to …, in minutes since midnight. */
  quietHours: boolean;
  quietFrom: number;
  quietTo: number;
  /** Null follows the system. */
  language: 'en' | 'ru' | null;
  /** Whether messages are announced by the system. */
  notifications: boolean;
  /** Minutes without a sign of the person until the app locks; null never locks by itself. */
  autoLockMinutes: number | null;
  /** Largest file of a kind that is fetched by itself, MB; 0 for none. */
  autoPhotos: number;
  autoVideos: number;
  autoVoice: number;
  autoFiles: number;
  /** Whether this goes for groups too. */
  autoInGroups: boolean;
  /** Whether this goes where data costs money. */
  autoMetered: boolean;
  /** Files that were fetched longer ago are cleared from this device; null keeps them. */
  keptDays: number | null;
  /** How much of them is kept at most, GB; null for no limit. */
  keptGigabytes: number | null;
  /** Whether the app locks with the screen and when the machine goes to sleep. */
  lockWithScreen: boolean;
  /** Whether chats that strangers begin wait until they are accepted. */
  strangers: StrangerPolicy;
}

/** What the person chose for this device; nothing private. */
export const usePreferences = create<Preferences>()(() => ({
  theme: 'system',
  availability: 'online',
  mutedUntil: null,
  notificationDetail: 'text',
  notificationSound: true,
  quietHours: false,
  quietFrom: 22 * 60,
  quietTo: 8 * 60,
  language: null,
  notifications: true,
  autoLockMinutes: 5,
  lockWithScreen: true,
  autoPhotos: 10,
  autoVideos: 0,
  autoVoice: 10,
  autoFiles: 0,
  autoInGroups: true,
  autoMetered: false,
  keptDays: null,
  keptGigabytes: null,
  strangers: 'ask',
}));

export function setPreferences(change: Partial<Preferences>): void {
  usePreferences.setState(change);
}

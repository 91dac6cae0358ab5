import { beforeAll, expect, test, vi } from 'vitest';

let parsePreferences: typeof import('./preferences.ts').parsePreferences;

beforeAll(async () => {
  vi.doMock('../platform/index.ts', () => ({ platform: {} }));
  ({ parsePreferences } = await import('./preferences.ts'));
});

const defaults = {
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
  strangers: 'ask',
  autoPhotos: 10,
  autoVideos: 0,
  autoVoice: 10,
  autoFiles: 0,
  autoInGroups: true,
  autoMetered: false,
  keptDays: null,
  keptGigabytes: null,
};

test.each([null, '', 'null', '[]', '{', '42'])('%s stands for the defaults', (text) => {
  expect(parsePreferences(text)).toEqual(defaults);
});

test('known fields survive unknown ones and bad neighbours', () => {
  const text = JSON.stringify({ theme: 'dark', language: 'xx', notifications: false, later: 1 });
  expect(parsePreferences(text)).toEqual({ ...defaults, theme: 'dark', notifications: false });
});

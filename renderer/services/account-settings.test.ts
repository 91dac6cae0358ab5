import { expect, test, vi } from 'vitest';
import type { EngineEvent } from '#contract/engine/api.ts';
import type { Availability } from '#contract/platform/host-api.ts';
import { usePreferences } from '../stores/preferences.ts';
import { chooseAvailability, startAccountSettings } from './account-settings.ts';

const fake = vi.hoisted(() => ({
  stored: {} as { availability?: string },
  pending: [] as (() => void)[],
  tell: (_event: unknown) => {},
}));

vi.mock('../platform/index.ts', () => ({ platform: {} }));
vi.mock('./engine.ts', () => ({
  engine: () => ({
    subscribe: (listener: (event: unknown) => void) => {
      fake.tell = listener;
      return () => {};
    },
    accountData: async () => fake.stored,
    setAccountData: (_space: string, _id: string, change: { availability: string }) =>
      new Promise<void>((resolve) =>
        fake.pending.push(() => {
          fake.stored = change;
          resolve();
        }),
      ),
  }),
}));

const told = (availability: Availability) =>
  fake.tell({
    type: 'account-data',
    records: [{ space: 'settings', id: 'account', value: { availability } }],
  } as unknown as EngineEvent);
const chosen = () => usePreferences.getState().availability;

test('news of an earlier choice does not undo a later one; other devices are followed again', async () => {
  vi.stubGlobal('localStorage', { setItem: () => {} });
  await startAccountSettings();
  chooseAvailability('do-not-disturb');
  chooseAvailability('away');
  told('do-not-disturb');
  expect(chosen()).toBe('away');
  for (const settle of fake.pending.splice(0)) settle();
  await vi.waitFor(() => {
    told('invisible');
    expect(chosen()).toBe('invisible');
  });
  vi.unstubAllGlobals();
});

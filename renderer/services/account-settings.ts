import type { AccountDataChange } from '#contract/content/account-data.ts';
import type { Status } from '#contract/content/status.ts';
import type { Result } from '#contract/engine/errors.ts';
import type { Availability } from '#contract/platform/host-api.ts';
import { type AccountSettings, setAccountSettings } from '../stores/account-settings.ts';
import { engine } from './engine.ts';
import { updatePreferences } from './preferences.ts';

/** Follows what is set for the account, here or on another device; call once the account exists. */
export async function startAccountSettings(): Promise<() => void> {
  const unfollow = engine().subscribe((event) => {
    if (event.type !== 'account-data') return;
    for (const { space, value } of event.records) if (space === 'settings') take(value);
  });
  take(await engine().accountData('settings', 'account'));
  return () => {
    unfollow();
    setAccountSettings({});
  };
}

export async function changeAccountSettings(change: AccountDataChange<'settings'>): Promise<void> {
  await engine().setAccountData('settings', 'account', change);
}

/** What the account says of itself; null: nothing. */
export function changeStatus(status: Status | null): Promise<Result> {
  return engine().setStatus(status);
}

/** How others shall meet the person, on every device of the account. */
export function chooseAvailability(availability: Availability): void {
  // At once and without waiting for the engine: the host's menu and notifications go by it.
  updatePreferences({ availability });
  void keepAvailability(availability);
}

/** Choices that the engine has not taken yet. */
let choosing = 0;

async function keepAvailability(availability: Availability): Promise<void> {
  choosing++;
  try {
    await changeAccountSettings({ availability });
  } finally {
    choosing--;
  }
  // What another device chose meanwhile was passed over.
  take(await engine().accountData('settings', 'account'));
}

function take(settings: AccountSettings): void {
  setAccountSettings(settings);
  const { availability } = settings;
  // News of an earlier choice must not undo one that was made since.
  if (availability !== undefined && choosing === 0) updatePreferences({ availability });
}

import { create } from 'zustand';
import type { AccountDataOf } from '#contract/content/account-data.ts';

export type AccountSettings = AccountDataOf<'settings'>;

/** What is set for the account, on all its devices; fields that were never set are missing. */
export const useAccountSettings = create<AccountSettings>()(() => ({}));

export function setAccountSettings(settings: AccountSettings): void {
  useAccountSettings.setState(settings, true);
}

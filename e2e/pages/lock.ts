import { expect } from '@playwright/test';
import type { Messenger } from './messenger.ts';

export const PASSPHRASE = 'correct horse battery';

/** Deriving a key takes seconds on a busy machine. */
export const PATIENCE = { timeout: 60_000 };

/** Opens the settings at privacy, where the lock is. */
export async function openPrivacy({ page, text }: Messenger): Promise<void> {
  await page.keyboard.press('Control+,');
  await page.getByText(text('settings:pages.privacy'), { exact: true }).first().click();
  await expect(
    page.getByRole('heading', { name: text('lock:settings.title'), exact: true }),
  ).toBeVisible();
}

/** Sets the first passphrase in the settings, which have to be open at privacy. */
export async function setPassphrase({ page, text }: Messenger, passphrase = PASSPHRASE) {
  await page.getByRole('button', { name: text('lock:settings.set') }).click();
  await page.getByLabel(text('lock:fields.next'), { exact: true }).fill(passphrase);
  await page.getByLabel(text('lock:fields.repeat'), { exact: true }).fill(passphrase);
  await page.getByRole('button', { name: text('lock:dialog.setAction'), exact: true }).click();
  await expect(page.getByRole('button', { name: text('lock:settings.change') })).toBeVisible(
    PATIENCE,
  );
}

export async function expectLocked({ page, text }: Messenger): Promise<void> {
  await expect(page.getByRole('heading', { name: text('lock:locked') })).toBeVisible();
  await expect(page.getByLabel(text('lock:passphrase'), { exact: true })).toBeEditable();
}

/** Types a passphrase at the lock screen. */
export async function tryPassphrase({ page, text }: Messenger, passphrase: string): Promise<void> {
  await page.getByLabel(text('lock:passphrase'), { exact: true }).fill(passphrase);
  await page.keyboard.press('Enter');
}

/** From the lock screen to the chat list. */
export async function unlock(messenger: Messenger, passphrase = PASSPHRASE): Promise<void> {
  const { page, text } = messenger;
  await tryPassphrase(messenger, passphrase);
  await expect(page.getByRole('button', { name: text('app:newChat') })).toBeVisible(PATIENCE);
}

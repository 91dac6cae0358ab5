import type { Page } from '@playwright/test';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import {
  PASSPHRASE,
  PATIENCE,
  expectLocked,
  openPrivacy,
  setPassphrase,
  tryPassphrase,
  unlock,
} from '../pages/lock.ts';
import { type Desktop, expect, test } from '../support/desktop.ts';
import { filesWithText } from '../support/find-text.ts';
import { filesWithKey, holdsKey, processTexts } from '../support/thief.ts';

const openVault = (page: Page, passphrase?: string) =>
  page.evaluate(async (typed) => {
    const answer = await vestnik.vault.open(typed);
    return answer.ok ? [...answer.key] : answer.code;
  }, passphrase);

test('a stolen profile opens nothing without the passphrase', async ({
  desktop,
  folder,
  person,
  server,
}) => {
  test.setTimeout(240_000);
  const canary = `canary-${randomUUID()}`;
  const profile = path.join(folder, 'profile');
  const boris = await person();
  await boris.register({ name: 'Boris', handle: 'boris' });
  const first = await desktop({ server: server.url });
  const anna = first.messenger;
  await anna.register({ name: 'Anna', handle: 'anna' });
  await anna.openChatWith('@boris');
  await anna.send(canary);
  const delivered = anna.bubble(canary).getByLabel(anna.text('chats:tick.delivered'));
  await expect(delivered).toBeVisible(PATIENCE);
  const key = Uint8Array.from((await openVault(first.page)) as number[]);
  await openPrivacy(anna);
  await setPassphrase(anna);
  await anna.page.keyboard.press('Control+Shift+L');
  await expectLocked(anna);
  await expect(anna.page.locator('body')).not.toContainText(/Boris|Anna/);
  expect(await openVault(first.page)).toBe('locked');

  const theft = async () => {
    expect(filesWithKey(profile, key)).toEqual([]);
    expect(filesWithText(profile, canary)).toEqual([]);
    expect(filesWithText(profile, PASSPHRASE)).toEqual([]);
  };
  const texts = processTexts(profile);
  expect(texts.length).toBeGreaterThan(0);
  expect(texts.filter((text) => holdsKey(text, key) || text.includes(PASSPHRASE))).toEqual([]);
  await theft();
  await test.step('even with the keychain the record does not give the key', async () => {
    const { content } = JSON.parse(readFileSync(path.join(profile, 'vault.json'), 'utf8'));
    const inner = await first.app.evaluate(async ({ safeStorage }, wrapped) => {
      const { result } = await safeStorage.decryptStringAsync(Buffer.from(wrapped, 'base64'));
      return result;
    }, content as string);
    expect(Buffer.from(inner, 'base64').byteLength).toBeGreaterThan(32);
    expect(holdsKey(Buffer.from(inner, 'base64'), key)).toBe(false);
  });
  await first.app.close();
  await theft();

  await boris.openChat('Anna');
  await boris.send('While you were away');
  const second = await desktop({ server: server.url });
  await expectLocked(second.messenger);
  await unlock(second.messenger);
  await second.messenger.openChat('Boris');
  await expect(second.messenger.bubble(canary)).toBeVisible();
  await expect(second.messenger.bubble('While you were away')).toBeVisible();
});

test('the screen lock and sleep lock the app; names go, new messages are still announced', async ({
  desktop,
  folder,
  person,
  server,
}) => {
  test.setTimeout(240_000);
  const boris = await person();
  await boris.register({ name: 'Boris', handle: 'boris' });
  const profile = path.join(folder, 'profile');
  const { app, page, messenger } = await desktop({ server: server.url });
  await messenger.register({ name: 'Anna', handle: 'anna' });
  await boris.openChatWith('@anna');
  const trayLock = () => app.evaluate(() => recorder.trayMenu.getMenuItemById('lock') !== null);
  expect(await trayLock()).toBe(false);
  await openPrivacy(messenger);
  await setPassphrase(messenger);
  await expect.poll(trayLock).toBe(true);
  await app.evaluate(({ Notification }) => {
    Object.assign(globalThis, { closed: 0 });
    const { close } = Notification.prototype;
    Notification.prototype.close = function () {
      Reflect.set(globalThis, 'closed', Number(Reflect.get(globalThis, 'closed')) + 1);
      close.call(this);
    };
  });
  await boris.send('Before the lock');
  const badge = () => app.evaluate(({ app: main }) => main.getBadgeCount());
  const shown = () => app.evaluate(() => recorder.notifications.length);
  await expect.poll(badge).toBe(1);
  await expect.poll(shown).toBe(1);
  await app.evaluate(({ powerMonitor }) => powerMonitor.emit('lock-screen'));
  await expectLocked(messenger);
  expect(await badge()).toBe(0);
  expect(await app.evaluate(() => Reflect.get(globalThis, 'closed'))).toBeGreaterThan(0);
  await boris.send('During the lock');
  await expect.poll(badge).toBe(1);
  const last = () =>
    app.evaluate(() => {
      const { title, body } = recorder.notifications.at(-1)!;
      return [recorder.notifications.length, title, body];
    });
  await expect.poll(last).toEqual([2, 'Vestnik', messenger.text('app:newMessage')]);
  await expect(page.locator('body')).not.toContainText(/Boris|During the lock/);
  await boris.send('Still locked');
  await expect.poll(badge).toBe(2);
  // Where it listens by: a token, whose first bytes are always these.
  expect(filesWithText(profile, 'eyJ1c2VySWQiOi')).toEqual([]);
  await unlock(messenger);
  await expect.poll(badge).toBe(3);
  await messenger.openChat('Boris');
  await expect(messenger.bubble('During the lock')).toBeVisible();
  await app.evaluate(({ powerMonitor }) => powerMonitor.emit('suspend'));
  await expectLocked(messenger);
  await unlock(messenger);
  await expect.poll(trayLock).toBe(true);
  await app.evaluate(() => recorder.trayMenu.getMenuItemById('lock')!.click());
  await expectLocked(messenger);
  await expect.poll(trayLock).toBe(false);
  await unlock(messenger);
  const choice = page.getByRole('switch', { name: messenger.text('lock:settings.withScreen') });
  await openPrivacy(messenger);
  await choice.click();
  await app.evaluate(({ powerMonitor }) => powerMonitor.emit('suspend'));
  await expect(choice).not.toBeChecked();
});

/** Takes the keyring away, as a Linux without Secret Service has none. */
const withoutKeyring = ({ app }: Desktop) =>
  app.evaluate(({ safeStorage }) => {
    safeStorage.getSelectedStorageBackend = () => 'basic_text';
  });

test('without a keyring a passphrase keeps the key', async ({ desktop }) => {
  test.skip(process.platform !== 'linux', 'only Linux has an insecure fallback');
  test.setTimeout(180_000);
  const started = await desktop();
  const { page, messenger } = started;
  const { text } = messenger;
  await withoutKeyring(started);
  await page.evaluate(() => vestnik.vault.destroy());
  await page.reload();
  await expect(page.getByRole('heading', { name: text('lock:first.title') })).toBeVisible();
  expect(await openVault(page)).toBe('passphrase-required');
  await page.getByLabel(text('lock:fields.next'), { exact: true }).fill('short');
  await page.keyboard.press('Enter');
  await expect(page.getByText(text('lock:fields.short', { count: 8 }))).toBeVisible();
  for (const name of ['next', 'repeat']) {
    await page.getByLabel(text(`lock:fields.${name}`), { exact: true }).fill(PASSPHRASE);
  }
  await page.keyboard.press('Enter');
  await expect(page.locator('body')).not.toContainText(text('lock:first.title'), PATIENCE);
  expect(await openVault(page)).toBe('locked');
  expect(await openVault(page, PASSPHRASE)).toHaveLength(32);
  const remove = () =>
    page.evaluate((typed) => vestnik.vault.setPassphrase(typed, null), PASSPHRASE);
  expect(await remove()).toEqual({ ok: false, code: 'keychain-missing' });
  await page.reload();
  await expectLocked(messenger);
  await tryPassphrase(messenger, 'a wrong passphrase');
  await expect(page.getByText(text('lock:wrong'))).toBeVisible(PATIENCE);
});

test('a changed keychain says so and keeps everything until somebody erases', async ({
  desktop,
}) => {
  test.setTimeout(120_000);
  const { app, page, messenger } = await desktop();
  const { text } = messenger;
  const create = page.getByRole('button', { name: text('onboarding:welcome.create') });
  await create.waitFor();
  const key = await openVault(page);
  await app.evaluate(({ safeStorage }) => {
    const { decryptStringAsync } = safeStorage;
    Object.assign(globalThis, { mend: () => Object.assign(safeStorage, { decryptStringAsync }) });
    safeStorage.decryptStringAsync = async () => {
      throw new Error('Error while decrypting the ciphertext');
    };
  });
  await page.reload();
  await expect(
    page.getByRole('heading', { name: text('app:fatal.keychainChanged.title') }),
  ).toBeVisible();
  await app.evaluate(() => Reflect.get(globalThis, 'mend')());
  await page.getByRole('button', { name: text('common:tryAgain') }).click();
  await create.waitFor();
  expect(await openVault(page)).toEqual(key);
});

import { AxeBuilder } from '@axe-core/playwright';
import { chromium } from '@playwright/test';
import { randomUUID } from 'node:crypto';
import { cpSync } from 'node:fs';
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
import { Messenger } from '../pages/messenger.ts';
import { filesWithText } from '../support/find-text.ts';
import { expect, test } from '../support/fixtures.ts';
import { filesWithKey, holdsKey, processTexts } from '../support/thief.ts';

const canary = `canary-${randomUUID()}`;

test('locked, nothing that is kept opens the history; the passphrase does', async ({
  folder,
  launchOptions,
  person,
  server,
}) => {
  test.setTimeout(240_000);
  const profile = path.join(folder, 'profiles', 'anna');
  const open = async (where: string) => {
    const context = await chromium.launchPersistentContext(where, launchOptions);
    const page = context.pages()[0] ?? (await context.newPage());
    // What the vault unwraps passes here: the key itself until there is a passphrase.
    await page.addInitScript(() => {
      const { decrypt } = SubtleCrypto.prototype;
      SubtleCrypto.prototype.decrypt = async function (...args) {
        const plain = await decrypt.apply(this, args);
        Object.assign(globalThis, { unwrapped: [...new Uint8Array(plain)] });
        return plain;
      };
    });
    await page.goto(server.url);
    return { context, anna: new Messenger(page) };
  };
  const unwrapped = ({ page }: Messenger) =>
    page.evaluate(() => Reflect.get(globalThis, 'unwrapped') as number[]);

  const boris = await person();
  await boris.register({ name: 'Boris', handle: 'boris' });
  const { context, anna } = await open(profile);
  await anna.register({ name: 'Anna', handle: 'anna' });
  await anna.openChatWith('@boris');
  await anna.send(canary);
  const delivered = anna.bubble(canary).getByLabel(anna.text('chats:tick.delivered'));
  await expect(delivered).toBeVisible(PATIENCE);
  await anna.page.reload();
  await expect(anna.chat('Boris')).toBeVisible(PATIENCE);
  const key = Uint8Array.from(await unwrapped(anna));
  expect(key).toHaveLength(32);
  await openPrivacy(anna);
  await setPassphrase(anna);
  await anna.page.keyboard.press('Control+Shift+L');
  await expectLocked(anna);

  await test.step('the page holds nothing of the chats', async () => {
    await expect(anna.page).toHaveTitle('Vestnik');
    await expect(anna.page.locator('body')).not.toContainText(/Boris|Anna/);
    expect(anna.page.workers()).toEqual([]);
    const session = await context.newCDPSession(anna.page);
    let heap = '';
    session.on('HeapProfiler.addHeapSnapshotChunk', ({ chunk }) => (heap += chunk));
    await session.send('HeapProfiler.takeHeapSnapshot');
    expect(heap).toContain('Vestnik');
    expect(heap).not.toContain(canary);
    expect(heap).not.toContain(PASSPHRASE);
  });
  await test.step('a running app tells nothing by its processes', () => {
    const texts = processTexts(profile);
    expect(texts.length).toBeGreaterThan(0);
    expect(texts.filter((text) => holdsKey(text, key) || text.includes(PASSPHRASE))).toEqual([]);
  });
  await context.close();

  await test.step('the files open nothing on the machine of a thief', async () => {
    expect(filesWithKey(profile, key)).toEqual([]);
    expect(filesWithText(profile, canary)).toEqual([]);
    expect(filesWithText(profile, '"argon2":null')).toEqual([]);
    expect(filesWithText(profile, '"argon2":{')).not.toEqual([]);
    const copy = path.join(folder, 'profiles', 'stolen');
    cpSync(profile, copy, { recursive: true });
    const stolen = await open(copy);
    await expectLocked(stolen.anna);
    const inner = Uint8Array.from(await unwrapped(stolen.anna));
    expect(inner.byteLength).toBeGreaterThan(32);
    expect(holdsKey(Buffer.from(inner), key)).toBe(false);
    await tryPassphrase(stolen.anna, 'a wrong passphrase');
    await expect(stolen.anna.page.getByText(anna.text('lock:wrong'))).toBeVisible(PATIENCE);
    await stolen.context.close();
  });

  await boris.openChat('Anna');
  await boris.send('While you were away');
  const again = await open(profile);
  await expectLocked(again.anna);
  await unlock(again.anna);
  await again.anna.openChat('Boris');
  await expect(again.anna.bubble(canary)).toBeVisible();
  await expect(again.anna.bubble('While you were away')).toBeVisible();
  await again.context.close();
});

test('wrong passphrases are counted on the disk and slow down', async ({ person }) => {
  test.setTimeout(240_000);
  const anna = await person();
  const { page, text } = anna;
  /** The stored count, after writing another one if there is one to write. */
  const attempts = (next?: { failures: number; at: number }) =>
    page.evaluate(async (written) => {
      const root = await navigator.storage.getDirectory();
      const file = await (await root.getDirectoryHandle('vestnik-vault')).getFileHandle('attempts');
      if (written) {
        const stream = await file.createWritable();
        await stream.write(JSON.stringify(written));
        await stream.close();
      }
      return JSON.parse(await (await file.getFile()).text()) as { failures: number; at: number };
    }, next);
  await anna.register({ name: 'Anna' });
  await openPrivacy(anna);
  await setPassphrase(anna);
  await page.reload();
  await expectLocked(anna);
  await tryPassphrase(anna, 'a wrong passphrase');
  await expect(page.getByText(text('lock:wrong'))).toBeVisible(PATIENCE);
  expect(await attempts()).toMatchObject({ failures: 1 });

  await attempts({ failures: 8, at: Date.now() });
  await page.reload();
  await tryPassphrase(anna, PASSPHRASE);
  // The first one is for screen readers.
  const slow = page.getByText(text('lock:wait_other', { count: 'N' }).split('N')[0]!).last();
  await expect(slow).toBeVisible();
  expect(await attempts()).toMatchObject({ failures: 8 });

  await attempts({ failures: 8, at: Date.now() - 600_000 });
  await page.reload();
  await unlock(anna);
  expect(await attempts()).toMatchObject({ failures: 0 });
});

test('the passphrase changes and goes without touching the history', async ({ person }) => {
  test.setTimeout(180_000);
  const anna = await person();
  const { page, text } = anna;
  await anna.register({ name: 'Anna', handle: 'anna' });
  await openPrivacy(anna);
  await setPassphrase(anna);
  const current = page.getByLabel(text('lock:fields.current'), { exact: true });
  await page.getByRole('button', { name: text('lock:settings.change') }).click();
  await current.fill('a wrong passphrase');
  for (const name of ['next', 'repeat']) {
    await page.getByLabel(text(`lock:fields.${name}`), { exact: true }).fill('another passphrase');
  }
  const action = (name: string) =>
    page.getByRole('dialog').getByRole('button', { name: text(name), exact: true });
  await action('lock:dialog.changeAction').click();
  await expect(page.getByText(text('lock:wrong'))).toBeVisible(PATIENCE);
  await current.fill(PASSPHRASE);
  await action('lock:dialog.changeAction').click();
  await expect(page.getByText(text('lock:dialog.changeDone'))).toBeVisible(PATIENCE);
  await page.reload();
  await expectLocked(anna);
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id }) => id)).toEqual([]);
  }
  await unlock(anna, 'another passphrase');
  await openPrivacy(anna);
  await page.getByRole('button', { name: text('lock:settings.remove') }).click();
  await current.fill('another passphrase');
  await action('lock:dialog.removeAction').click();
  await expect(page.getByText(text('lock:dialog.removeDone'))).toBeVisible(PATIENCE);
  await page.reload();
  await expect(page.getByRole('button', { name: text('app:newChat') })).toBeVisible();
});

test('idle for the chosen time locks; erasing begins anew', async ({ person }) => {
  test.setTimeout(120_000);
  const anna = await person();
  const { page, text } = anna;
  await anna.register({ name: 'Anna' });
  await openPrivacy(anna);
  await setPassphrase(anna);
  const group = page.getByRole('radiogroup', { name: text('lock:settings.auto') });
  await group.getByText(text('lock:settings.minutes_one', { count: 1 })).click();
  await page.clock.install();
  await page.reload();
  await unlock(anna);
  await page.clock.fastForward('00:50');
  await expect(page.getByRole('button', { name: text('app:newChat') })).toBeVisible();
  await page.clock.fastForward('00:20');
  await expectLocked(anna);
  await page.getByRole('button', { name: text('lock:forgot') }).click();
  await expect(page.getByRole('dialog')).toContainText(text('lock:forgotDialog.text'));
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: text('lock:erase') }).click();
  await page.getByRole('button', { name: text('lock:eraseAction') }).click();
  await expect(page.getByRole('button', { name: text('onboarding:welcome.create') })).toBeVisible();
  const left = await page.evaluate(async () => {
    const root = await navigator.storage.getDirectory();
    return (
      localStorage.length +
      (await root.getFileHandle('vestnik-files').then(
        () => 1,
        () => 0,
      ))
    );
  });
  expect(left).toBe(0);
});

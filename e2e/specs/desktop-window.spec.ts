import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';
import { appArguments, appEnvironment, type Desktop, expect, test } from '../support/desktop.ts';

const isVisible = ({ window }: Desktop) => window.evaluate((win) => win.isVisible());
const isFocused = ({ window }: Desktop) => window.evaluate((win) => win.isFocused());

test('closing hides the window, the tray brings it back', async ({ desktop }) => {
  const running = await desktop();
  await expect.poll(() => isVisible(running)).toBe(true);
  await running.page.evaluate(() => vestnik.window.close());
  await expect.poll(() => isVisible(running)).toBe(false);
  const labels = await running.app.evaluate(() =>
    recorder.trayMenu.items.map((item) => item.label || item.type),
  );
  expect(labels).toEqual(['Open Vestnik', 'separator', 'Quit']);
  await running.app.evaluate(() => recorder.trayMenu.getMenuItemById('open')!.click());
  await expect.poll(() => isVisible(running)).toBe(true);
});

test('the tray ends the app', async ({ desktop }) => {
  const { app } = await desktop();
  const ended = new Promise((resolve) => app.process().once('exit', resolve));
  // The app may be gone before it can answer.
  await app.evaluate(() => recorder.trayMenu.getMenuItemById('quit')!.click()).catch(() => {});
  expect(await ended).toBe(0);
});

test('a second start shows the window and hands over its link', async ({ desktop, folder }) => {
  const running = await desktop();
  await running.page.evaluate(() => {
    Object.assign(globalThis, { links: [] as string[] });
    vestnik.links.onDeepLink((url) => Reflect.get(globalThis, 'links').push(url));
  });
  await running.page.evaluate(() => vestnik.window.close());
  await expect.poll(() => isVisible(running)).toBe(false);

  const binary: string = createRequire(import.meta.url)('electron');
  const args = appArguments(path.join(folder, 'profile'), ['vestnik://chat/anna']);
  const second = spawn(binary, ['--no-sandbox', ...args], { env: appEnvironment() });
  expect(await new Promise((resolve) => second.once('exit', resolve))).toBe(0);

  await expect.poll(() => isVisible(running)).toBe(true);
  expect(await isFocused(running)).toBe(true);
  const links = () => running.page.evaluate(() => Reflect.get(globalThis, 'links'));
  await expect.poll(links).toEqual(['vestnik://chat/anna']);
});

test('the title bar minimizes, maximizes and restores', async ({ desktop }) => {
  const { page, window, messenger } = await desktop();
  await page.getByRole('button', { name: messenger.text('app:maximize') }).click();
  await expect.poll(() => window.evaluate((win) => win.isMaximized())).toBe(true);
  await page.getByRole('button', { name: messenger.text('app:restore') }).click();
  await expect.poll(() => window.evaluate((win) => win.isMaximized())).toBe(false);
  await page.getByRole('button', { name: messenger.text('app:minimize') }).click();
  await expect.poll(() => window.evaluate((win) => win.isMinimized())).toBe(true);
});

test('place and size are remembered', async ({ desktop }) => {
  const bounds = { x: 40, y: 60, width: 1000, height: 700 };
  const first = await desktop();
  await first.window.evaluate((win, wanted) => win.setBounds(wanted), bounds);
  await first.app.close();
  const second = await desktop();
  expect(await second.window.evaluate((win) => win.getBounds())).toEqual(bounds);
});

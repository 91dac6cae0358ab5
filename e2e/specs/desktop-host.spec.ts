import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { type Desktop, expect, test } from '../support/desktop.ts';

const click = ({ app }: Desktop, id: string) =>
  app.evaluate((_electron, item) => recorder.trayMenu.getMenuItemById(item)!.click(), id);
const isVisible = ({ window }: Desktop) => window.evaluate((win) => win.isVisible());

test('the tray sets status and silence, in the language of the interface', async ({
  desktop,
  server,
}) => {
  const running = await desktop({ server: server.url });
  await running.messenger.register({ name: 'Anna', handle: 'anna' });
  const labels = () =>
    running.app.evaluate(() => recorder.trayMenu.items.map((item) => item.label || item.type));
  await expect
    .poll(labels)
    .toEqual([
      ...['Open Vestnik', 'separator', 'Status', 'Mute notifications', 'Presentation mode'],
      ...['separator', 'Quit'],
    ]);

  const isChecked = (id: string) =>
    running.app.evaluate((_e, item) => recorder.trayMenu.getMenuItemById(item)!.checked, id);
  for (const status of ['do-not-disturb', 'away', 'online', 'presenting']) {
    await click(running, status);
    await expect.poll(() => isChecked(status)).toBe(true);
  }
  const canUnmute = () =>
    running.app.evaluate(() => recorder.trayMenu.getMenuItemById('unmute')!.enabled);
  for (const silence of ['mute-hour', 'mute-eight', 'mute-tomorrow']) {
    await click(running, silence);
    await expect.poll(canUnmute).toBe(true);
    await click(running, 'unmute');
    await expect.poll(canUnmute).toBe(false);
  }

  await running.app.evaluate(({ Menu }) =>
    Menu.getApplicationMenu()!.getMenuItemById('settings')!.click(),
  );
  const { page, messenger } = running;
  await page.getByRole('button', { name: messenger.text('settings:pages.appearance') }).click();
  await page.getByText('Русский').click();
  await expect.poll(labels).toContain('Открыть Vestnik');
});

test('closing the window says once that the app goes on', async ({ desktop }) => {
  const running = await desktop();
  const titles = () => running.app.evaluate(() => recorder.notifications.map(({ title }) => title));
  for (const round of [1, 2]) {
    await expect.poll(() => isVisible(running), `round ${round}`).toBe(true);
    await running.page.evaluate(() => vestnik.window.close());
    await expect.poll(() => isVisible(running), `round ${round}`).toBe(false);
    await click(running, 'open');
  }
  expect(await titles()).toEqual(['Vestnik is still running']);
});

test('it starts at login, hidden, by a file of the desktop', async ({ desktop, folder }) => {
  test.skip(process.platform !== 'linux', 'other systems keep their own list');
  const env = { XDG_CONFIG_HOME: path.join(folder, 'config') };
  const { page } = await desktop({ env });
  const set = (startAtLogin: boolean) =>
    page.evaluate((on) => vestnik.host!.setOptions({ startAtLogin: on }), startAtLogin);
  expect(await set(true)).toMatchObject({ startAtLogin: true, startHidden: true });
  const entry = path.join(folder, 'config/autostart/org.vestnik.Vestnik.desktop');
  expect(readFileSync(entry, 'utf8')).toMatch(/^Exec=.+ --hidden$/m);
  await page.evaluate(() => vestnik.host!.setOptions({ startHidden: false }));
  expect(readFileSync(entry, 'utf8')).not.toContain('--hidden');
  expect(await set(false)).toMatchObject({ startAtLogin: false });
  expect(existsSync(entry)).toBe(false);
});

test('a hidden start shows no window until the tray is asked', async ({ desktop }) => {
  const running = await desktop({ args: ['--hidden'] });
  await expect(
    running.page.getByRole('button', { name: running.messenger.text('onboarding:welcome.create') }),
  ).toBeAttached();
  expect(await isVisible(running)).toBe(false);
  await click(running, 'open');
  await expect.poll(() => isVisible(running)).toBe(true);
});

test('the menu zooms and fills the screen', async ({ desktop }) => {
  const { app, window } = await desktop();
  const choose = (id: string) =>
    app.evaluate(({ Menu }, item) => Menu.getApplicationMenu()!.getMenuItemById(item)!.click(), id);
  await expect.poll(() => window.evaluate((win) => win.isFocused())).toBe(true);
  const zoom = () => window.evaluate((win) => win.webContents.getZoomLevel());
  await choose('zoom-in');
  await expect.poll(zoom).toBe(0.5);
  await choose('zoom-reset');
  await expect.poll(zoom).toBe(0);
  await choose('full-screen');
  await expect.poll(() => window.evaluate((win) => win.isFullScreen())).toBe(true);
});

test('the global shortcut is taken only when it is wanted', async ({ desktop }) => {
  const { app, page } = await desktop();
  const isTaken = () =>
    app.evaluate(({ globalShortcut }) => globalShortcut.isRegistered('CommandOrControl+Alt+V'));
  expect(await isTaken()).toBe(false);
  await page.evaluate(() => vestnik.host!.setOptions({ shortcut: true }));
  expect(await isTaken()).toBe(true);
  await page.evaluate(() => vestnik.host!.setOptions({ shortcut: false }));
  expect(await isTaken()).toBe(false);
});

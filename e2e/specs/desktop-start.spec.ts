import { expect, test } from '../support/desktop.ts';

test('the app starts from app:// with the real interface', async ({ desktop }) => {
  const { app, page, window, messenger } = await desktop();
  await expect(
    page.getByRole('button', { name: messenger.text('onboarding:welcome.create') }),
  ).toBeVisible();
  expect(await window.evaluate((win) => win.webContents.getURL())).toBe('app://vestnik/');
  expect(await window.evaluate((win) => [win.isVisible(), win.getTitle()])).toEqual([
    true,
    'Vestnik',
  ]);
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
});

test('the interface sees the host through its typed door alone', async ({ desktop }) => {
  const { page } = await desktop({ server: 'http://127.0.0.1:8420' });
  const seen = await page.evaluate(() => ({
    globals: ['require', 'process', 'module', 'Buffer', 'electron', 'ipcRenderer'].filter(
      (name) => name in globalThis,
    ),
    frozen: Object.isFrozen(vestnik) && Object.isFrozen(vestnik.vault),
    secure: isSecureContext,
    info: vestnik.info,
  }));
  expect(seen.globals).toEqual([]);
  expect(seen.frozen).toBe(true);
  expect(seen.secure).toBe(true);
  expect(seen.info).toMatchObject({
    kind: 'desktop',
    defaultServer: 'http://127.0.0.1:8420',
    customTitleBar: true,
  });
});

test('the theme follows the choice', async ({ desktop }) => {
  const { app, page, messenger } = await desktop();
  // By then the interface has set its own choice.
  await page.getByRole('button', { name: messenger.text('onboarding:welcome.create') }).waitFor();
  expect(await page.evaluate(() => vestnik.theme.set('dark'))).toBe('dark');
  expect(await app.evaluate(({ nativeTheme }) => nativeTheme.themeSource)).toBe('dark');
  expect(await page.evaluate(() => vestnik.theme.set('light'))).toBe('light');
});

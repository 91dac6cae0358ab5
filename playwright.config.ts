import { defineConfig } from '@playwright/test';

const executablePath = process.env['VESTNIK_CHROMIUM'] ?? '/usr/bin/chromium';
const ci = Boolean(process.env['CI']);

/**
 * `web` runs the interface in Chromium, `desktop` the built app: on Electron where its binary is
 * present, else on the stand-in of `e2e/electron-double`.
 */
export default defineConfig({
  testDir: 'e2e/specs',
  outputDir: 'test-results',
  timeout: 60_000,
  expect: { timeout: 10_000 },
  workers: 2,
  fullyParallel: false,
  retries: 0,
  forbidOnly: ci,
  use: { trace: 'retain-on-failure', screenshot: 'only-on-failure' },
  projects: [
    {
      name: 'web',
      testIgnore: 'desktop-*.spec.ts',
      use: {
        browserName: 'chromium',
        launchOptions: {
          executablePath,
          args: [
            ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
            '--disable-background-networking',
            '--disable-component-update',
          ],
        },
      },
    },
    { name: 'desktop', testMatch: 'desktop-*.spec.ts' },
  ],
});

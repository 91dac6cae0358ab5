import { existsSync } from 'node:fs';
import path from 'node:path';
import { defineConfig } from '@playwright/test';

const root = import.meta.dirname;

// Where Electron's binary is not installed, its stand-in takes the place.
if (!existsSync(path.join(root, 'node_modules/electron/path.txt')))
  process.env['ELECTRON_OVERRIDE_DIST_PATH'] ??= path.join(root, 'e2e/electron-double');

/** `web` runs the interface in Chromium, `desktop` the built app. */
export default defineConfig({
  testDir: 'e2e/specs',
  outputDir: 'test-results',
  timeout: 60_000,
  expect: { timeout: 10_000 },
  workers: 2,
  fullyParallel: false,
  // A loaded build machine may miss a time-out once; what passes only then is listed as flaky.
  retries: process.env['CI'] ? 2 : 0,
  forbidOnly: Boolean(process.env['CI']),
  use: {
    browserName: 'chromium',
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
    launchOptions: {
      executablePath: process.env['VESTNIK_CHROMIUM'] ?? '/usr/bin/chromium',
      args: [
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
        '--disable-background-networking',
        '--disable-component-update',
      ],
    },
  },
  projects: [
    { name: 'web', testIgnore: 'desktop-*.spec.ts' },
    { name: 'desktop', testMatch: 'desktop-*.spec.ts' },
  ],
});

import { type BrowserContext, test as base } from '@playwright/test';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Messenger } from '../pages/messenger.ts';
import type { Language } from '../pages/texts.ts';
import { type RunningServer, startService } from './server.ts';

export interface PersonOptions {
  language?: Language;
  viewport?: { width: number; height: number };
  colorScheme?: 'light' | 'dark';
  /** Default: the server's own address. */
  url?: string;
}

export interface Fixtures {
  /** An empty folder that is gone after the test. */
  folder: string;
  server: RunningServer;
  /** Opens the app in a browser profile of its own. */
  person: (options?: PersonOptions) => Promise<Messenger>;
}

export const test = base.extend<Fixtures>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright wants a destructured argument
  folder: async ({}, use) => {
    const folder = mkdtempSync(path.join(tmpdir(), 'vestnik-e2e-'));
    await use(folder);
    rmSync(folder, { recursive: true, force: true });
  },
  server: async ({ folder }, use) => {
    const server = await startService({ dataDir: path.join(folder, 'server') });
    await use(server);
    await server.stop();
  },
  person: async ({ browser, server }, use) => {
    const contexts: BrowserContext[] = [];
    await use(async (options = {}) => {
      const context = await browser.newContext({
        locale: options.language === 'ru' ? 'ru-RU' : 'en-GB',
        viewport: options.viewport ?? { width: 1280, height: 800 },
        colorScheme: options.colorScheme ?? 'light',
      });
      contexts.push(context);
      const page = await context.newPage();
      await page.goto(options.url ?? server.url);
      return new Messenger(page, options.language);
    });
    await Promise.all(contexts.map((context) => context.close()));
  },
});

export { expect } from '@playwright/test';

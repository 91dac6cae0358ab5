import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type BrowserContext, chromium } from '@playwright/test';
import { buildBenchPages } from './bench-pages.ts';
import { type Service, startService } from './processes.ts';

export interface WebBench {
  /** For whatever else the bench keeps; gone after it. */
  folder: string;
  server: Service;
  /** A browser profile on disk. */
  context: BrowserContext;
  /** Page with `window.storeBench`, of the app's own origin. */
  benchUrl: string;
  close(): Promise<void>;
}

/** The real server with the built app, the bench page beside it, and a Chromium with further `flags`. */
export async function startWebBench(flags: string[] = []): Promise<WebBench> {
  const folder = mkdtempSync(path.join(tmpdir(), 'vestnik-bench-'));
  const web = path.join(folder, 'web');
  await buildBenchPages(web);
  const server = await startService(
    'server/main.ts',
    ['--port', '0', '--data', path.join(folder, 'server')],
    { VESTNIK_WEB: web, VESTNIK_RATE_FACTOR: '0', VESTNIK_LOG_LEVEL: 'warn' },
  );
  const context = await chromium.launchPersistentContext(path.join(folder, 'profile'), {
    executablePath: process.env['VESTNIK_CHROMIUM'] ?? '/usr/bin/chromium',
    args: [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), ...flags],
    locale: 'en-GB',
  });
  return {
    folder,
    server,
    context,
    benchUrl: `${server.url}/bench/index.html`,
    async close() {
      await context.close();
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

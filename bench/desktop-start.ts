/**
 * How long from the start of the desktop app until its window has a page, and until the page
 * can be used? With a profile that is new and one that was used, beside a bare Chromium
 * window. Where Electron is not installed its stand-in runs the app: then the figures are
 * those of the main process and the page, without the binary's own start.
 */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { _electron, chromium } from '@playwright/test';
import { textsOf } from '../e2e/pages/texts.ts';
import { publish } from './support/report.ts';
import { percentile, significant } from './support/statistics.ts';

const RUNS = 5;
const ROOT = path.resolve(import.meta.dirname, '..');
const BARE_PAGE = 'data:text/html,<button>ready</button>';
const real = existsSync(path.join(ROOT, 'node_modules/electron/path.txt'));
if (!real) process.env['ELECTRON_OVERRIDE_DIST_PATH'] ??= path.join(ROOT, 'e2e/electron-double');

interface Start {
  /** Milliseconds since the process was asked for. */
  window: number;
  interactive: number;
}

async function startApp(profile: string): Promise<Start> {
  const began = performance.now();
  const app = await _electron.launch({
    args: [ROOT, `--user-data-dir=${profile}`],
    cwd: ROOT,
    env: { ...(process.env as Record<string, string>), VESTNIK_NODE: process.execPath },
  });
  const page = await app.firstWindow();
  const window = performance.now() - began;
  const create = textsOf('en')('onboarding:welcome.create');
  await page.getByRole('button', { name: create }).waitFor();
  const interactive = performance.now() - began;
  await app.close();
  return { window, interactive };
}

async function startBare(profile: string): Promise<Start> {
  const began = performance.now();
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: process.env['VESTNIK_CHROMIUM'] ?? '/usr/bin/chromium',
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
  const page = context.pages()[0] ?? (await context.newPage());
  const window = performance.now() - began;
  await page.goto(BARE_PAGE);
  await page.getByRole('button').waitFor();
  const interactive = performance.now() - began;
  await context.close();
  return { window, interactive };
}

const folder = mkdtempSync(path.join(tmpdir(), 'vestnik-desktop-start-'));
try {
  const fresh: Start[] = [];
  const used: Start[] = [];
  const bare: Start[] = [];
  await startApp(path.join(folder, 'used'));
  await startBare(path.join(folder, 'bare'));
  // In turns, so that a machine that gets busy slows all of them down.
  for (let run = 0; run < RUNS; run++) {
    fresh.push(await startApp(path.join(folder, `fresh-${run}`)));
    used.push(await startApp(path.join(folder, 'used')));
    bare.push(await startBare(path.join(folder, 'bare')));
  }
  const rows = (name: string, starts: Start[]) =>
    (['window', 'interactive'] as const).map((point) => {
      const middle = percentile(
        starts.map((start) => start[point]),
        50,
      );
      return { name: `${name}, ${point}`, value: significant(middle), unit: 'ms' };
    });
  publish({
    bench: 'desktop-start',
    question: `start of the desktop app on ${real ? 'Electron' : 'its stand-in'}, median of ${RUNS}`,
    rows: [
      ...rows('used profile', used),
      ...rows('new profile', fresh),
      ...rows('bare Chromium window', bare),
    ],
  });
} finally {
  rmSync(folder, { recursive: true, force: true });
}

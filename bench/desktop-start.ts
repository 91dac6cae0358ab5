/**
 * How long from the start of the desktop app until its window has a page, and until the page
 * can be used: the first question of a new profile, the list of chats in one with 100,000 messages?
 * Beside a bare Chromium window. Where Electron is not installed its stand-in runs the app: then the figures are
 * those of the main process and the page, without the binary's own start.
 */
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Locator, type Page, _electron, chromium } from '@playwright/test';
import { Messenger } from '../e2e/pages/messenger.ts';
import { textsOf } from '../e2e/pages/texts.ts';
import { buildBenchPages } from './support/bench-pages.ts';
import { registered, value } from './support/engines.ts';
import { startService } from './support/processes.ts';
import { publish } from './support/report.ts';
import { percentile, significant } from './support/statistics.ts';

const RUNS = 5;
const MESSAGES = 100_000;
const ROOT = path.resolve(import.meta.dirname, '..');
const BARE_PAGE = 'data:text/html,<button>ready</button>';
const real = existsSync(path.join(ROOT, 'node_modules/electron/path.txt'));
if (!real) process.env['ELECTRON_OVERRIDE_DIST_PATH'] ??= path.join(ROOT, 'e2e/electron-double');

const folder = mkdtempSync(path.join(tmpdir(), 'vestnik-desktop-start-'));
const APP = path.join(folder, 'app');

interface Start {
  /** Milliseconds since the process was asked for. */
  window: number;
  interactive: number;
}

/** A folder like the checkout's, whose interface has the pages of the benches beside it. */
async function layOut(app: string): Promise<void> {
  cpSync('package.json', path.join(app, 'package.json'));
  cpSync('assets', path.join(app, 'assets'), { recursive: true });
  for (const part of ['electron', 'preload'])
    cpSync(path.join('dist', part), path.join(app, 'dist', part), { recursive: true });
  await buildBenchPages(path.join(app, 'dist', 'renderer'));
}

const launch = (profile: string, server = '') =>
  _electron.launch({
    args: [APP, `--user-data-dir=${profile}`],
    cwd: ROOT,
    env: {
      ...(process.env as Record<string, string>),
      VESTNIK_NODE: process.execPath,
      VESTNIK_DEFAULT_SERVER: server,
    },
  });

/** A profile with an account, a chat and many messages. */
async function fill(profile: string): Promise<void> {
  const server = await startService(
    'server/main.ts',
    ['--port', '0', '--data', path.join(folder, 'server')],
    { VESTNIK_RATE_FACTOR: '0', VESTNIK_LOG_LEVEL: 'warn' },
  );
  const app = await launch(profile, server.url);
  const page = await app.firstWindow();
  await page.waitForFunction(() => 'vestnik' in globalThis && document.body !== null);
  const person = new Messenger(page);
  await person.register({ name: 'Person', handle: 'person' });
  const peer = await registered(path.join(folder, 'peer'), server.url, 'Peer');
  const { userId } = value(await peer.engine.findPerson('person'));
  const { chatId } = value(await peer.engine.openDirect(userId));
  value(await peer.engine.sendText(chatId, 'hello'));
  await person.openChat('Peer');
  await person.bubble('hello').waitFor();
  await page.evaluate(() => {
    location.href = '/bench/index.html';
  });
  await page.waitForFunction(() => 'storeBench' in window);
  await page.evaluate(
    ([id, count]) => window.storeBench.seed(id as never, '0'.repeat(32) as never, count as number),
    [chatId, MESSAGES] as const,
  );
  await app.close();
  await peer.close();
  await server.stop();
}

/** Starts it until what is named can be used. */
async function startApp(profile: string, usable: (page: Page) => Locator): Promise<Start> {
  const began = performance.now();
  const app = await launch(profile);
  const page = await app.firstWindow();
  const window = performance.now() - began;
  await usable(page).waitFor();
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

const welcome = (page: Page) =>
  page.getByRole('button', { name: textsOf('en')('onboarding:welcome.create') });
const chat = (page: Page) => page.getByRole('option', { name: 'Peer' });

try {
  await layOut(APP);
  await fill(path.join(folder, 'full'));
  const full: Start[] = [];
  const fresh: Start[] = [];
  const used: Start[] = [];
  const bare: Start[] = [];
  await startApp(path.join(folder, 'used'), welcome);
  // Once to index what was put there: later starts are the usual ones.
  await startApp(path.join(folder, 'full'), chat);
  await startBare(path.join(folder, 'bare'));
  // In turns, so that a machine that gets busy slows all of them down.
  for (let run = 0; run < RUNS; run++) {
    fresh.push(await startApp(path.join(folder, `fresh-${run}`), welcome));
    used.push(await startApp(path.join(folder, 'used'), welcome));
    full.push(await startApp(path.join(folder, 'full'), chat));
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
      ...rows(`${MESSAGES} messages`, full),
      ...rows('empty profile', used),
      ...rows('first start', fresh),
      ...rows('bare Chromium window', bare),
    ],
  });
} finally {
  // A run that broke down leaves an app that goes on writing for a moment.
  rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
}

import path from 'node:path';
import { _electron, type ElectronApplication, type JSHandle, type Page } from '@playwright/test';
import type { PlatformApi } from '#contract/platform/platform-api.ts';
import { Messenger } from '../pages/messenger.ts';
import { test as base } from './fixtures.ts';

declare global {
  /** Page: what preload exposes. */
  var vestnik: PlatformApi;
  /** Main process: what `desktop-recorder.cjs` keeps. */
  var recorder: {
    notifications: Electron.Notification[];
    opened: string[];
    permissions: {
      request?: NonNullable<Parameters<Electron.Session['setPermissionRequestHandler']>[0]>;
      check?: NonNullable<Parameters<Electron.Session['setPermissionCheckHandler']>[0]>;
      device?: NonNullable<Parameters<Electron.Session['setDevicePermissionHandler']>[0]>;
    };
    tray: Electron.Tray;
    /** The last one that took the place of another. */
    trayImage: Electron.NativeImage;
    trayMenu: Electron.Menu;
  };
}

interface DesktopOptions {
  /** Folder of the built app (the checkout). */
  app?: string;
  /** Folder of the profile, to start the same app again. */
  userData?: string;
  /** Server that the first run offers. */
  server?: string;
  /** Further arguments, e.g. a link. */
  args?: string[];
  /** Variables of its environment. */
  env?: Record<string, string>;
  /** Whether notifications go to the session's bus, where no recorder hears of them. */
  realNotifications?: boolean;
}

export interface Desktop {
  app: ElectronApplication;
  page: Page;
  window: JSHandle<Electron.BrowserWindow>;
  messenger: Messenger;
}

interface Fixtures {
  /** Starts the built desktop app. What still runs after the test is closed. */
  desktop: (options?: DesktopOptions) => Promise<Desktop>;
}

const ROOT = path.resolve(import.meta.dirname, '../..');

/** Folder of the built app; another build of it can take the place. */
const APP = process.env['VESTNIK_APP'] ?? ROOT;

/** Arguments of the app itself, as a second start gives them too. */
export const appArguments = (userData: string, args: string[] = [], folder = APP): string[] => [
  folder,
  `--user-data-dir=${userData}`,
  ...args,
];

/** Environment of the app. */
export const appEnvironment = (server?: string): Record<string, string> => ({
  ...(process.env as Record<string, string>),
  VESTNIK_NODE: process.execPath,
  ...(server ? { VESTNIK_DEFAULT_SERVER: server } : {}),
});

export const test = base.extend<Fixtures>({
  desktop: async ({ folder }, use) => {
    const running = new Set<ElectronApplication>();
    await use(async (options = {}) => {
      const { userData = path.join(folder, 'profile'), args = [] } = options;
      const recorder = path.join(import.meta.dirname, 'desktop-recorder.cjs');
      const plain = options.realNotifications ? [] : ['--plain-notifications'];
      const app = await _electron.launch({
        args: ['-r', recorder, ...appArguments(userData, [...plain, ...args], options.app)],
        env: { ...appEnvironment(options.server), ...options.env },
        cwd: ROOT,
      });
      running.add(app);
      app.once('close', () => running.delete(app));
      const page = await app.firstWindow();
      await page.waitForFunction(() => 'vestnik' in globalThis && document.body !== null);
      const window = await app.browserWindow(page);
      return { app, page, window, messenger: new Messenger(page) };
    });
    for (const app of running) await app.close();
  },
});

export { expect } from '@playwright/test';

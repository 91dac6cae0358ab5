import { EventEmitter } from 'node:events';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { ignoreGone } from '../chromium/cdp.ts';
import { chromiumFlags } from '../chromium/flags.ts';
import { launchChromium } from '../chromium/launch.ts';
import { createEvent } from '../event.ts';
import { runtime } from '../runtime.ts';
import { strict } from '../strict.ts';
import { commandLine } from './command-line.ts';
import { systemPaths } from './paths.ts';
import { schemes } from './schemes.ts';
import { serveSchemes } from './scheme-server.ts';
import { SingleInstance } from './single-instance.ts';
import { closeForeignTargets } from './targets.ts';

type Implemented =
  | 'commandLine'
  | 'enableSandbox'
  | 'exit'
  | 'getAppPath'
  | 'getBadgeCount'
  | 'getLocale'
  | 'getName'
  | 'getPath'
  | 'getPreferredSystemLanguages'
  | 'getVersion'
  | 'hasSingleInstanceLock'
  | 'isPackaged'
  | 'isReady'
  | 'quit'
  | 'requestSingleInstanceLock'
  | 'setAppUserModelId'
  | 'setAsDefaultProtocolClient'
  | 'setBadgeCount'
  | 'setPath'
  | 'whenReady';

interface Manifest {
  name: string;
  productName?: string;
  version: string;
}

const CLOSE_PATIENCE = 5000;

class AppDouble extends EventEmitter implements Pick<Electron.App, Implemented> {
  readonly commandLine = commandLine as Electron.CommandLine;
  readonly isPackaged = false;
  #root = '';
  #manifest: Manifest = { name: '', version: '' };
  #paths = new Map<string, string>();
  #badge = 0;
  #ready = Promise.withResolvers<void>();
  #isReady = false;
  #instance: SingleInstance | null = null;
  #hasLock = false;

  /** What the binary reads from the app's package.json before it runs the app. */
  describe(root: string, manifest: Manifest): void {
    this.#root = root;
    this.#manifest = manifest;
    this.#paths = systemPaths(this.getName());
  }

  /** Goes on when the main module has run: starts Chromium, then the app is ready. */
  async begin(): Promise<void> {
    if (runtime.quitting) return;
    const profile = path.join(this.getPath('userData'), 'Chromium');
    mkdirSync(profile, { recursive: true });
    const port = await serveSchemes();
    const chromium = await launchChromium(chromiumFlags(profile, [...schemes.keys()], port));
    chromium.process.once('exit', () => process.exit());
    runtime.cdp = chromium.cdp;
    await closeForeignTargets(chromium.cdp);
    process.stderr.write(`DevTools listening on ${chromium.url}\n`);
    this.#isReady = true;
    this.#ready.resolve();
    this.emit('will-finish-launching');
    this.emit('ready', createEvent(), {});
  }

  whenReady = () => this.#ready.promise;
  isReady = () => this.#isReady;
  getName = () => this.#manifest.productName ?? this.#manifest.name;
  getVersion = () => this.#manifest.version;
  getAppPath = () => this.#root;
  getLocale = () => 'en-US';
  getPreferredSystemLanguages = () => ['en-US'];
  getBadgeCount = () => this.#badge;
  setAppUserModelId = () => {};
  setAsDefaultProtocolClient = () => true;
  enableSandbox = () => {};

  getPath(name: string): string {
    const found = this.#paths.get(name);
    if (found === undefined) throw new Error(`Failed to get '${name}' path`);
    return found;
  }

  setPath(name: string, value: string): void {
    this.#paths.set(name, value);
  }

  setBadgeCount(count = 0): boolean {
    this.#badge = count;
    return true;
  }

  requestSingleInstanceLock(): boolean {
    this.#instance ??= new SingleInstance(this.getPath('userData'));
    this.#hasLock ||= this.#instance.acquire(({ argv, workingDirectory }) =>
      this.emit('second-instance', createEvent(), argv, workingDirectory, undefined),
    );
    return this.#hasLock;
  }

  hasSingleInstanceLock = () => this.#hasLock;

  exit(code = 0): never {
    process.exit(code);
  }

  quit(): void {
    if (runtime.quitting) return;
    const event = createEvent();
    this.emit('before-quit', event);
    if (event.defaultPrevented) return;
    runtime.quitting = true;
    for (const window of [...runtime.windows]) {
      window.close();
      if (!window.isClosing()) {
        runtime.quitting = false;
        return;
      }
    }
    if (runtime.windows.length === 0) this.finish();
  }

  /** The last window is gone. */
  finish(): void {
    const event = createEvent();
    this.emit('will-quit', event);
    if (event.defaultPrevented) return;
    this.emit('quit', createEvent(), 0);
    if (!runtime.cdp) {
      void this.#instance?.handedOver.finally(() => process.exit(0));
      return;
    }
    // Chromium writes its storage to disk while it closes; its end is ours.
    ignoreGone(runtime.cdp.send('Browser.close'));
    setTimeout(() => process.exit(0), CLOSE_PATIENCE).unref();
  }
}

export const app = strict('app', new AppDouble());

import { EventEmitter } from 'node:events';
import { ignoreGone } from '../chromium/cdp.ts';
import { createEvent } from '../event.ts';
import { runtime } from '../runtime.ts';
import { strict } from '../strict.ts';
import { app } from './app.ts';
import { WebContentsDouble } from './web-contents.ts';

type Implemented =
  | 'blur'
  | 'close'
  | 'destroy'
  | 'focus'
  | 'getBounds'
  | 'getNormalBounds'
  | 'getTitle'
  | 'hide'
  | 'isDestroyed'
  | 'isFullScreen'
  | 'isFocused'
  | 'isMaximized'
  | 'isMinimized'
  | 'isVisible'
  | 'loadURL'
  | 'maximize'
  | 'minimize'
  | 'restore'
  | 'setBackgroundColor'
  | 'setBounds'
  | 'setFullScreen'
  | 'setOverlayIcon'
  | 'setProgressBar'
  | 'show'
  | 'unmaximize';

/** Preferences that would take away a protection; an app of today sets none of them. */
const UNSAFE = {
  nodeIntegration: true,
  contextIsolation: false,
  sandbox: false,
  webSecurity: false,
  webviewTag: true,
};

/** A window whose page is in headless Chromium and whose looks are values that a test can read. */
export class BrowserWindowDouble
  extends EventEmitter
  implements Pick<Electron.BrowserWindow, Implemented>
{
  static getAllWindows = () => [...runtime.windows];
  static fromWebContents = (contents: unknown) =>
    runtime.windows.find((window) => window.webContents === contents) ?? null;
  static getFocusedWindow = () => runtime.windows.find((window) => window.isFocused()) ?? null;

  readonly webContents: WebContentsDouble;
  readonly #title: string;
  #bounds: Electron.Rectangle;
  #visible = false;
  #focused = false;
  #minimized = false;
  #maximized = false;
  #fullScreen = false;
  #closing = false;
  #destroyed = false;

  constructor(options: Electron.BrowserWindowConstructorOptions = {}) {
    super();
    if (!app.isReady()) throw new Error('Cannot create BrowserWindow before app is ready');
    for (const [name, value] of Object.entries(UNSAFE))
      if (Reflect.get(options.webPreferences ?? {}, name) === value)
        throw new Error(`electron double: webPreferences.${name} = ${value} is refused`);
    this.#title = options.title ?? app.getName();
    const { x = 0, y = 0, width = 800, height = 600 } = options;
    this.#bounds = { x, y, width, height };
    this.webContents = strict('webContents', new WebContentsDouble(this, options));
    runtime.windows.push(this);
    app.emit('web-contents-created', createEvent(), this.webContents);
    app.emit('browser-window-created', createEvent(), this);
    if (options.show !== false) this.show();
  }

  get targetId(): string {
    return this.webContents.targetId;
  }

  loadURL = (url: string) => this.webContents.loadURL(url);
  getTitle = () => this.#title;
  getBounds = () => ({ ...this.#bounds });
  getNormalBounds = () => ({ ...this.#bounds });
  isVisible = () => this.#visible;
  isFocused = () => this.#focused;
  isMinimized = () => this.#minimized;
  isFullScreen = () => this.#fullScreen;
  isMaximized = () => this.#maximized;
  isDestroyed = () => this.#destroyed;
  isClosing = () => this.#closing;
  setBackgroundColor = () => {};
  setOverlayIcon = () => {};

  /** Every share that the taskbar was told, the newest last. */
  readonly progress: number[] = [];
  setProgressBar(share: number): void {
    this.progress.push(share);
  }

  setBounds(bounds: Partial<Electron.Rectangle>): void {
    this.#bounds = { ...this.#bounds, ...bounds };
    this.emit('move', createEvent());
    this.emit('resize', createEvent());
  }

  show(): void {
    if (!this.#visible) {
      this.#visible = true;
      this.emit('show', createEvent());
    }
    this.focus();
  }

  hide(): void {
    if (!this.#visible) return;
    this.#visible = false;
    this.blur();
    this.emit('hide', createEvent());
  }

  focus(): void {
    if (this.#focused) return;
    BrowserWindowDouble.getFocusedWindow()?.blur();
    this.#focused = true;
    this.webContents.tellFocus(true);
    this.emit('focus', createEvent());
    app.emit('browser-window-focus', createEvent(), this);
  }

  blur(): void {
    if (!this.#focused) return;
    this.#focused = false;
    this.webContents.tellFocus(false);
    this.emit('blur', createEvent());
    app.emit('browser-window-blur', createEvent(), this);
  }

  setFullScreen(fullScreen: boolean): void {
    this.#fullScreen = fullScreen;
    this.emit(fullScreen ? 'enter-full-screen' : 'leave-full-screen', createEvent());
  }

  minimize(): void {
    this.#minimized = true;
    this.blur();
    this.emit('minimize', createEvent());
  }

  restore(): void {
    this.#minimized = false;
    this.emit('restore', createEvent());
  }

  maximize(): void {
    this.#maximized = true;
    this.emit('maximize', createEvent());
  }

  unmaximize(): void {
    this.#maximized = false;
    this.emit('unmaximize', createEvent());
  }

  close(): void {
    if (this.#destroyed || this.#closing) return;
    const event = createEvent();
    this.emit('close', event);
    if (!event.defaultPrevented) this.destroy();
  }

  destroy(): void {
    if (this.#destroyed || this.#closing) return;
    this.#closing = true;
    ignoreGone(runtime.cdp!.send('Target.closeTarget', { targetId: this.targetId }));
  }

  /** Its page has ended. */
  gone(): void {
    runtime.windows.splice(runtime.windows.indexOf(this), 1);
    this.#destroyed = true;
    this.#visible = this.#focused = false;
    this.webContents.emit('destroyed');
    this.emit('closed');
    if (runtime.windows.length > 0) return;
    if (runtime.quitting) app.finish();
    else if (app.listenerCount('window-all-closed') > 0) app.emit('window-all-closed');
    else app.quit();
  }
}

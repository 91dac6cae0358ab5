import path from 'node:path';
import { app, BrowserWindow, nativeTheme } from 'electron';
import { INFO_SWITCH } from '#contract/platform/ipc.ts';
import { platformInfo } from '../app/platform-info.ts';
import { send } from '../ipc/handle.ts';
import { APP_ORIGIN } from '../security/origin.ts';
import { WINDOW_COLOURS } from '../theme/colours.ts';
import { showCloseHint } from './close-hint.ts';
import { DEFAULT_SIZE, MINIMUM_SIZE } from './bounds.ts';
import { loadWindowState, rememberWindowState } from './state.ts';

let current: BrowserWindow | null = null;
let quitting = false;

/** The window, or null before the start and on macOS after it was destroyed. */
export const mainWindow = (): BrowserWindow | null => current;

/** Shows and focuses the window; makes one where there is none. */
export function showMainWindow(): void {
  if (!current) {
    openMainWindow();
    return;
  }
  if (current.isMinimized()) current.restore();
  current.show();
  current.focus();
}

/** Makes the window. Closing hides it: the tray, a second start and the dock bring it back. */
export function openMainWindow({ hidden = false } = {}): void {
  const state = loadWindowState();
  const window = new BrowserWindow({
    ...(state ?? DEFAULT_SIZE),
    minWidth: MINIMUM_SIZE.width,
    minHeight: MINIMUM_SIZE.height,
    title: app.getName(),
    show: false,
    backgroundColor: WINDOW_COLOURS[nativeTheme.shouldUseDarkColors ? 'dark' : 'light'],
    titleBarStyle: process.platform === 'darwin' ? 'hiddenInset' : 'hidden',
    webPreferences: {
      preload: path.join(import.meta.dirname, '..', 'preload', 'index.cjs'),
      additionalArguments: [`${INFO_SWITCH}${JSON.stringify(platformInfo())}`],
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      webviewTag: false,
      // Messages arrive and notify while the window is hidden.
      backgroundThrottling: false,
    },
  });
  current = window;
  rememberWindowState(window);
  window.once('ready-to-show', () => {
    if (hidden) return;
    if (state?.maximized) window.maximize();
    window.show();
  });
  window.on('maximize', () => send(window, 'window:maximized', true));
  window.on('unmaximize', () => send(window, 'window:maximized', false));
  window.on('close', (event) => {
    if (quitting) return;
    event.preventDefault();
    // Hiding a full screen leaves a black one on macOS.
    if (window.isFullScreen()) window.setFullScreen(false);
    window.hide();
    showCloseHint(showMainWindow);
  });
  window.on('closed', () => {
    current = null;
  });
  void window.loadURL(`${APP_ORIGIN}/`);
}

/** From here on closing the window really closes it. */
export function followQuit(): void {
  app.on('before-quit', () => {
    quitting = true;
  });
}

/** The `electron` module of the main process, as far as the app uses it. */
import { app } from './app.ts';
import { BrowserWindowDouble } from './browser-window.ts';
import { ipcMain } from './ipc-main.ts';
import { MenuDouble, MenuItemDouble } from './menu.ts';
import { nativeImage } from './native-image.ts';
import { nativeTheme } from './native-theme.ts';
import { NotificationDouble } from './notification.ts';
import { protocol } from './protocol.ts';
import { safeStorage } from './safe-storage.ts';
import { session } from './session.ts';
import { autoUpdater, net } from './net.ts';
import { clipboard, dialog, globalShortcut, powerMonitor, screen, shell } from './system.ts';
import { TrayDouble } from './tray.ts';
import { webContents } from './web-contents-list.ts';

const api = {
  app,
  autoUpdater,
  BrowserWindow: BrowserWindowDouble,
  clipboard,
  dialog,
  globalShortcut,
  ipcMain,
  Menu: MenuDouble,
  MenuItem: MenuItemDouble,
  nativeImage,
  nativeTheme,
  net,
  Notification: NotificationDouble,
  powerMonitor,
  protocol,
  safeStorage,
  screen,
  session,
  shell,
  Tray: TrayDouble,
  webContents,
} satisfies Partial<Record<keyof typeof Electron.CrossProcessExports, unknown>>;

export const { BrowserWindow, Menu, MenuItem, Notification, Tray } = api;
export {
  app,
  autoUpdater,
  clipboard,
  dialog,
  globalShortcut,
  ipcMain,
  nativeImage,
  nativeTheme,
  net,
  powerMonitor,
  protocol,
  safeStorage,
  screen,
  session,
  shell,
  webContents,
};

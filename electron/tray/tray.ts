import { app, Menu, nativeTheme, Tray } from 'electron';
import type { HostCommand, HostState } from '#contract/platform/host-api.ts';
import { showMainWindow } from '../windows/main-window.ts';
import { trayIcon } from './icon.ts';
import { trayMenu } from './menu.ts';

let tray: Tray | null = null;
let unread = false;

/** Puts the icon into the tray; {@link updateTray} gives it its menu. */
export function createTray(): void {
  tray = new Tray(trayIcon(unread));
  tray.setToolTip(app.getName());
  tray.on('click', showMainWindow);
  nativeTheme.on('updated', () => tray?.setImage(trayIcon(unread)));
}

/** Shows a state in the menu; Linux takes over changes with a new menu only. */
export function updateTray(state: HostState, command: (command: HostCommand) => void): void {
  tray?.setContextMenu(Menu.buildFromTemplate(trayMenu(state, command)));
}

/** Marks the icon while there are unread messages. */
export function setTrayUnread(value: boolean): void {
  if (value === unread) return;
  unread = value;
  tray?.setImage(trayIcon(unread));
}

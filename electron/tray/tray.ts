import { app, Menu, nativeTheme, Tray } from 'electron';
import { preferredLocale } from '../app/platform-info.ts';
import { showMainWindow } from '../windows/main-window.ts';
import { trayIcon } from './icon.ts';
import { trayLabels } from './labels.ts';

let tray: Tray | null = null;
let unread = false;

/** Puts the icon with its menu into the tray. */
export function createTray(): void {
  const labels = trayLabels(preferredLocale());
  tray = new Tray(trayIcon(unread));
  tray.setToolTip(app.getName());
  tray.setContextMenu(
    Menu.buildFromTemplate([
      { id: 'open', label: labels.open, click: showMainWindow },
      { type: 'separator' },
      { id: 'quit', label: labels.quit, click: () => app.quit() },
    ]),
  );
  tray.on('click', showMainWindow);
  nativeTheme.on('updated', () => tray?.setImage(trayIcon(unread)));
}

/** Marks the icon while there are unread messages. */
export function setTrayUnread(value: boolean): void {
  if (value === unread) return;
  unread = value;
  tray?.setImage(trayIcon(unread));
}

import { app, session } from 'electron';
import { followContextMenu } from '../context-menu/context-menu.ts';
import { followDeepLinks, handleLinkRequests } from '../deep-links/links.ts';
import { handleNotificationRequests } from '../notifications/requests.ts';
import { followHost, handleHostRequests } from '../host/requests.ts';
import { handleFileRequests } from '../files/requests.ts';
import { followTemporary } from '../files/temporary.ts';
import { handleLinkPreviewRequests } from '../link-previews/requests.ts';
import { declareAppScheme, handleAppScheme } from '../protocol/register.ts';
import { guardNavigation } from '../security/navigation.ts';
import { guardPermissions } from '../security/permissions.ts';
import { handleThemeRequests } from '../theme/requests.ts';
import { handleBadgeRequests } from '../tray/badge.ts';
import { createTray } from '../tray/tray.ts';
import { handleVaultRequests } from '../vault/requests.ts';
import { followQuit, openMainWindow, showMainWindow } from '../windows/main-window.ts';
import { handleWindowRequests } from '../windows/requests.ts';
import { HIDDEN_SWITCH } from '../host/login-item.ts';
import { handleUpdateRequests } from '../updates/requests.ts';
import { handleWaitingRequests } from '../waiting/requests.ts';
import { followPower } from './power.ts';

/** Windows groups windows and notifications by it. */
const APP_USER_MODEL_ID = 'org.vestnik.Vestnik';

/** Starts the app, or hands over to the one that runs already. */
export function start(): void {
  const userData = app.commandLine.getSwitchValue('user-data-dir');
  if (userData) app.setPath('userData', userData);
  if (!app.requestSingleInstanceLock()) {
    app.quit();
    return;
  }
  app.enableSandbox();
  app.setAppUserModelId(APP_USER_MODEL_ID);
  declareAppScheme();
  guardNavigation(app);
  followContextMenu(app);
  followQuit();
  followDeepLinks();
  app.on('second-instance', (_event, argv) => {
    // The autostart entry, while the app runs already.
    if (!argv.includes(HIDDEN_SWITCH)) showMainWindow();
  });
  app.on('activate', showMainWindow);
  app.on('window-all-closed', () => app.quit());
  void app.whenReady().then(ready);
}

function ready(): void {
  guardPermissions(session.defaultSession);
  handleAppScheme();
  handleWindowRequests();
  handleVaultRequests();
  handleNotificationRequests();
  handleBadgeRequests();
  handleThemeRequests();
  handleLinkRequests();
  handleHostRequests();
  handleLinkPreviewRequests();
  handleFileRequests();
  followTemporary();
  handleWaitingRequests();
  handleUpdateRequests();
  followPower();
  createTray();
  followHost();
  openMainWindow({ hidden: process.argv.includes(HIDDEN_SWITCH) });
}

import { app } from 'electron';
import { handle, send } from '../ipc/handle.ts';
import { openExternal } from '../security/open-external.ts';
import { mainWindow, showMainWindow } from '../windows/main-window.ts';
import { findDeepLink, isDeepLink, LINK_SCHEME } from './parse.ts';

/** Links that came before the interface listened; null once it does. */
let waiting: string[] | null = [];

/** Follows links from the system; must run before the app is ready, macOS sends them early. */
export function followDeepLinks(): void {
  // From a checkout this would register Electron itself, without the app.
  if (app.isPackaged) app.setAsDefaultProtocolClient(LINK_SCHEME);
  app.on('open-url', (event, url) => {
    event.preventDefault();
    openDeepLink([url]);
  });
  app.on('second-instance', (_event, argv) => openDeepLink(argv));
  openDeepLink(process.argv);
}

/** Answers what the interface asks of links. */
export function handleLinkRequests(): void {
  handle('links:open-external', openExternal);
  handle('links:take', () => {
    const urls = waiting ?? [];
    waiting = null;
    return urls;
  });
}

function openDeepLink(argv: readonly string[]): void {
  const url = findDeepLink(argv.filter(isDeepLink));
  if (!url) return;
  if (waiting) waiting.push(url);
  else send(mainWindow(), 'links:opened', url);
  if (app.isReady()) showMainWindow();
}

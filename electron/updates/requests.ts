import { handle, send } from '../ipc/handle.ts';
import { mainWindow } from '../windows/main-window.ts';
import { Updates } from './updates.ts';

/** Answers what the interface asks of updates, and looks for them where that is wanted. */
export function handleUpdateRequests(): void {
  const updates = new Updates((state) => send(mainWindow(), 'updates:changed', state));
  handle('updates:state', () => updates.state);
  handle('updates:check', () => updates.check());
  handle('updates:set-options', (change) => updates.setOptions(change));
  handle('updates:restart', () => updates.restart());
  updates.start();
}

import { net, powerMonitor } from 'electron';
import { handle, send } from '../ipc/handle.ts';
import { mainWindow } from '../windows/main-window.ts';
import { Listening } from './listening.ts';

/** Its token stays in the memory of this process: the interface forgets everything when it locks. */
let listening: Listening | null = null;

/** Answers what the interface asks while it is locked. */
export function handleWaitingRequests(): void {
  handle('waiting:watch', (watch) => {
    listening?.stop();
    listening =
      watch &&
      new Listening(watch, {
        fetch: (url, init) => net.fetch(url, init),
        changed: (count) => send(mainWindow(), 'waiting:changed', count),
      });
    return listening?.begun;
  });
  handle('waiting:count', () => listening?.count ?? 0);
  powerMonitor.on('resume', () => listening?.reconnect());
}

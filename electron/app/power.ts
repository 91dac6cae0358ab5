import { powerMonitor } from 'electron';
import { send } from '../ipc/handle.ts';
import { mainWindow } from '../windows/main-window.ts';

/** Tells the interface when the computer woke up: its connection is gone by then. */
export function followPower(): void {
  powerMonitor.on('resume', () => send(mainWindow(), 'power:resumed'));
}

import { powerMonitor } from 'electron';
import { send } from '../ipc/handle.ts';
import { mainWindow } from '../windows/main-window.ts';

/**
 * Tells the interface when the computer woke up, since its connection is gone by then, and to lock when
 * the person left: the screen was locked or the machine goes to sleep.
 */
export function followPower(): void {
  powerMonitor.on('resume', () => send(mainWindow(), 'power:resumed'));
  powerMonitor.on('lock-screen', () => send(mainWindow(), 'vault:lock', 'screen'));
  powerMonitor.on('suspend', () => send(mainWindow(), 'vault:lock', 'suspend'));
}

import { EventEmitter } from 'node:events';
import { strict } from '../strict.ts';

const area = { x: 0, y: 0, width: 1920, height: 1080 };

/** One screen, as wide as most. */
export const screen = strict('screen', {
  getAllDisplays: () => [{ id: 1, bounds: area, workArea: area, scaleFactor: 1 }],
} satisfies Partial<Record<keyof Electron.Screen, unknown>>);

/** Emits what a test tells it to. */
export const powerMonitor = strict('powerMonitor', new EventEmitter());

/** Opens nothing; tests put a recorder in the place of these. */
export const shell = strict('shell', {
  openExternal: async () => {},
} satisfies Partial<Electron.Shell>);

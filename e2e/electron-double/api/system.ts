import { EventEmitter } from 'node:events';
import { strict } from '../strict.ts';

const area = { x: 0, y: 0, width: 1920, height: 1080 };

const display = { id: 1, bounds: area, workArea: area, scaleFactor: 1 };

/** One screen, as wide as most. */
export const screen = strict('screen', {
  getAllDisplays: () => [display],
  getPrimaryDisplay: () => display,
} satisfies Partial<Record<keyof Electron.Screen, unknown>>);

/** Emits what a test tells it to. */
export const powerMonitor = strict('powerMonitor', new EventEmitter());

const taken = new Map<string, () => void>();

/** Key combinations that no keyboard presses; tests do. */
export const globalShortcut = strict('globalShortcut', {
  register(accelerator, callback) {
    taken.set(accelerator, callback);
    return true;
  },
  unregister(accelerator) {
    taken.delete(accelerator);
  },
  isRegistered: (accelerator) => taken.has(accelerator),
} satisfies Partial<Electron.GlobalShortcut>);

let copied = '';

/** A clipboard of its own: tests must not overwrite the person's. */
export const clipboard = strict('clipboard', {
  readText: async () => copied,
  async writeText(text) {
    copied = text;
  },
} satisfies Partial<Electron.Clipboard>);

/** Opens nothing; tests put a recorder in the place of these. */
export const shell = strict('shell', {
  openExternal: async () => {},
  openPath: async () => '',
  showItemInFolder: () => {},
} satisfies Partial<Electron.Shell>);

/** Dialogs that nobody answers; tests put their own answers in the place of these. */
export const dialog = strict('dialog', {
  showSaveDialog: async () => ({ canceled: true, filePath: '' }),
  showOpenDialog: async () => ({ canceled: true, filePaths: [] }),
} satisfies Partial<Record<keyof Electron.Dialog, unknown>>);

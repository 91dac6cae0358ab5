import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { app, type BrowserWindow, screen } from 'electron';
import * as v from 'valibot';
import { arrangementOf, isReachable, type WindowState, windowStateSchema } from './bounds.ts';

const SAVE_DELAY = 500;

const stateFile = () => path.join(app.getPath('userData'), 'window.json');

/** One place for each arrangement of screens: at the desk, on the road. */
const placesSchema = v.record(v.string(), windowStateSchema);
type Places = v.InferOutput<typeof placesSchema>;

const arrangement = () => arrangementOf(screen.getAllDisplays().map(({ bounds }) => bounds));

/** Where the window stood on these screens; null at the first start and when it could not be seen. */
export function loadWindowState(): WindowState | null {
  const state = loadPlaces()[arrangement()];
  const screens = screen.getAllDisplays().map((display) => display.workArea);
  return state && isReachable(state, screens) ? state : null;
}

function loadPlaces(): Places {
  try {
    return v.parse(placesSchema, JSON.parse(readFileSync(stateFile(), 'utf8')));
  } catch {
    return {};
  }
}

/** Remembers position and size, a moment after the last change and when the window closes. */
export function rememberWindowState(window: BrowserWindow): void {
  let timer: NodeJS.Timeout | undefined;
  const save = () => {
    clearTimeout(timer);
    const state: WindowState = { ...window.getNormalBounds(), maximized: window.isMaximized() };
    try {
      const places = { ...loadPlaces(), [arrangement()]: state };
      writeFileSync(stateFile(), JSON.stringify(places));
    } catch {
      // A window that opens at its default place next time is no reason to bother anybody.
    }
  };
  const saveSoon = () => {
    clearTimeout(timer);
    timer = setTimeout(save, SAVE_DELAY);
  };
  window.on('resize', saveSoon).on('move', saveSoon);
  window.on('maximize', saveSoon).on('unmaximize', saveSoon);
  window.on('close', save);
}

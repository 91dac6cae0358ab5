import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { app, type BrowserWindow, screen } from 'electron';
import * as v from 'valibot';
import { isReachable, type WindowState, windowStateSchema } from './bounds.ts';

const SAVE_DELAY = 500;

const stateFile = () => path.join(app.getPath('userData'), 'window.json');

/** Where the window stood; null at the first start and when its screen is gone. */
export function loadWindowState(): WindowState | null {
  try {
    const state = v.parse(windowStateSchema, JSON.parse(readFileSync(stateFile(), 'utf8')));
    const screens = screen.getAllDisplays().map((display) => display.workArea);
    return isReachable(state, screens) ? state : null;
  } catch {
    return null;
  }
}

/** Remembers position and size, a moment after the last change and when the window closes. */
export function rememberWindowState(window: BrowserWindow): void {
  let timer: NodeJS.Timeout | undefined;
  const save = () => {
    clearTimeout(timer);
    const state: WindowState = { ...window.getNormalBounds(), maximized: window.isMaximized() };
    try {
      writeFileSync(stateFile(), JSON.stringify(state));
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

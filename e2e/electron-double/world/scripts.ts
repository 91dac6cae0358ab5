import { readFileSync } from 'node:fs';
import { createBridge } from './bridge.ts';
import { createCodec } from './codec.ts';
import { followWindowFocus } from './focus.ts';
import { createPreloadWorld } from './preload.ts';

/** Name of the isolated world that preload scripts run in. */
export const PRELOAD_WORLD = 'preload';

/** Name of the binding from that world to the main process. */
export const SEND_BINDING = '__electronDoubleSend';

/** Runs first in the page's own world: its end of the bridge. Frames get nothing, as in Electron. */
export const pageScript = `if (window === top) {
  (${String(followWindowFocus)})();
  (${String(createBridge)})('page', 'preload');
}`;

/** Runs in the isolated world: the other end, and the preload script with its two globals. */
export function preloadScript(file: string, argv: string[]): string {
  return `if (window === top) {
    const bridge = (${String(createBridge)})('preload', 'page');
    const { require, process } = (${String(createPreloadWorld)})((${String(createCodec)})(), bridge, ${JSON.stringify(argv)});
    (function (exports, module) {
      ${readFileSync(file, 'utf8')}
    })({}, { exports: {} });
  }`;
}

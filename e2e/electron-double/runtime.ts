import type { BrowserWindowDouble } from './api/browser-window.ts';
import type { Cdp } from './chromium/cdp.ts';

/** What the parts of the double share. */
export const runtime: {
  /** Null until Chromium runs. */
  cdp: Cdp | null;
  /** Open windows, the oldest first. */
  windows: BrowserWindowDouble[];
  /** `app.quit()` is on its way. */
  quitting: boolean;
} = { cdp: null, windows: [], quitting: false };

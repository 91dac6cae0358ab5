import type { PlatformApi } from '#contract/platform/platform-api.ts';
import { createWebPlatform } from './web/index.ts';

declare global {
  interface Window {
    /** Put there by the desktop's preload script. */
    readonly vestnik?: PlatformApi;
  }
}

/** The machine this interface runs on: the desktop host where there is one, else the browser. */
export const platform: PlatformApi = window.vestnik ?? createWebPlatform();

import type { PlatformInfo } from '#contract/platform/platform-api.ts';
import { platform } from '../platform/index.ts';

/** What the interface may know of the machine it runs on. */
export const host: PlatformInfo = platform.info;

/** Opens an https link in the default browser. */
export function openLink(url: string): Promise<boolean> {
  return platform.links.openExternal(url);
}

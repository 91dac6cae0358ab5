import { platform } from '../platform/index.ts';

/** Opens an https link outside the app. */
export async function openLink(href: string): Promise<void> {
  await platform.links.openExternal(href);
}

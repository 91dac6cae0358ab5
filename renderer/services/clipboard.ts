import { platform } from '../platform/index.ts';

/** Keys that copy, as a menu shows them. */
export const COPY_KEYS = platform.info.os === 'macos' ? '⌘ C' : 'Ctrl C';

/** Puts a text on the clipboard; false where the system refuses. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

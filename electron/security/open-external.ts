import { shell } from 'electron';
import { isExternalLink } from './external-link.ts';

/** Opens an https link in the default browser; anything else is refused with false. */
export async function openExternal(url: string): Promise<boolean> {
  if (!isExternalLink(url)) return false;
  try {
    await shell.openExternal(url);
    return true;
  } catch {
    return false;
  }
}

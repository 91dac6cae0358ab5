import path from 'node:path';
import { isAppUrl } from '../security/origin.ts';

/**
 * File of the built interface behind an address; `/` is its page. Null for other hosts and for
 * everything outside of `root`.
 */
export function resolveAppUrl(url: string, root: string): string | null {
  if (!isAppUrl(url)) return null;
  let pathname: string;
  try {
    pathname = decodeURIComponent(new URL(url).pathname);
  } catch {
    return null;
  }
  if (pathname.includes('\0')) return null;
  const file = path.join(root, pathname === '/' ? 'index.html' : pathname);
  return file.startsWith(root + path.sep) ? file : null;
}

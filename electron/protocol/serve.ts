import { readFile } from 'node:fs/promises';
import { CONTENT_SECURITY_POLICY } from '../security/content-policy.ts';
import { contentType } from './content-type.ts';
import { resolveAppUrl } from './resolve.ts';

/** Answers a request for `app://vestnik/…` from the built interface in `root`. */
export async function serveApp(request: Request, root: string): Promise<Response> {
  const file = request.method === 'GET' ? resolveAppUrl(request.url, root) : null;
  if (!file) return new Response(null, { status: 404 });
  try {
    return new Response(await readFile(file), {
      headers: {
        'content-type': contentType(file),
        'content-security-policy': CONTENT_SECURITY_POLICY,
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'cross-origin-opener-policy': 'same-origin',
        'cache-control': 'no-cache',
      },
    });
  } catch {
    return new Response(null, { status: 404 });
  }
}

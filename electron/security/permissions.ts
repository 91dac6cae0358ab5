import type { Session } from 'electron';
import { isAppUrl } from './origin.ts';

/** Everything else is refused, also to our own interface; of `media` the microphone alone is given. */
const ALLOWED: ReadonlySet<string> = new Set([
  'clipboard-sanitized-write',
  'fullscreen',
  'media',
  'persistent-storage',
  'local-network-access',
  'local-network',
  'loopback-network',
]);

/** Answers permission requests and checks: the listed ones, for our own interface only. */
export function guardPermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, answer, details) => {
    const wantsCamera = 'mediaTypes' in details && details.mediaTypes?.includes('video');
    answer(ALLOWED.has(permission) && !wantsCamera && isAppUrl(details.requestingUrl));
  });
  session.setPermissionCheckHandler((_contents, permission, origin, { mediaType }) => {
    return ALLOWED.has(permission) && mediaType !== 'video' && isAppUrl(origin);
  });
  session.setDevicePermissionHandler(() => false);
}

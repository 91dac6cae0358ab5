import { hostSettings } from '../host/settings.ts';
import { handle } from '../ipc/handle.ts';
import { fetchPreview } from './preview.ts';

/** Asks pages about themselves, as long as the person wants that. */
export function handleLinkPreviewRequests(): void {
  handle('host:link-preview', (url) => (hostSettings().linkPreviews ? fetchPreview(url) : null));
}

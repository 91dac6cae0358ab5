import type { PlatformApi } from '#contract/platform/platform-api.ts';

const NAME = 'Vestnik';

/** A tab shows its unread count in the title, an installed web app on its icon as well. */
export const badge: PlatformApi['badge'] = {
  async set(count) {
    document.title = count > 0 ? `(${count}) ${NAME}` : NAME;
    if (!('setAppBadge' in navigator)) return;
    // Refused where the page is not installed; the title has said it already.
    await navigator.setAppBadge(count).catch(() => {});
  },
};

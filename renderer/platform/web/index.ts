import type { PlatformApi, PlatformInfo } from '#contract/platform/platform-api.ts';
import { version } from '../../../package.json';
import { badge } from './badge.ts';
import { onDeepLink } from './deep-link.ts';
import { notifications } from './notifications.ts';
import { onResume } from './power.ts';
import { theme } from './theme.ts';
import { vault } from './vault.ts';

/** What a browser can do of what the desktop does. */
export function createWebPlatform(): PlatformApi {
  return {
    info: {
      kind: 'web',
      os: detectOs(),
      locale: navigator.language,
      version,
      defaultServer: location.protocol.startsWith('http') ? location.origin : null,
      customTitleBar: false,
    },
    vault,
    window: {
      minimize: async () => {},
      toggleMaximize: async () => {},
      close: async () => window.close(),
      show: async () => window.focus(),
      setProgress: async () => {},
      onMaximized: () => () => {},
    },
    notifications,
    badge,
    theme,
    links: {
      async openExternal(url) {
        if (!URL.canParse(url) || new URL(url).protocol !== 'https:') return false;
        window.open(url, '_blank', 'noopener,noreferrer');
        return true;
      },
      onDeepLink,
    },
    power: { onResume },
    host: null,
    files: null,
  };
}

function detectOs(): PlatformInfo['os'] {
  const agent = navigator.userAgent;
  if (/Windows/.test(agent)) return 'windows';
  if (/Mac OS|iPhone|iPad/.test(agent)) return 'macos';
  return /Linux|X11/.test(agent) ? 'linux' : 'other';
}

import { app } from 'electron';
import type { PlatformInfo } from '#contract/platform/platform-api.ts';

const SYSTEMS: Partial<Record<NodeJS.Platform, PlatformInfo['os']>> = {
  darwin: 'macos',
  linux: 'linux',
  win32: 'windows',
};

/** What the interface is told about this machine. */
export const platformInfo = (): PlatformInfo => ({
  kind: 'desktop',
  os: SYSTEMS[process.platform] ?? 'other',
  locale: preferredLocale(),
  version: app.getVersion(),
  defaultServer: process.env['VESTNIK_DEFAULT_SERVER'] ?? null,
  customTitleBar: true,
});

/** BCP 47, the person's first language. */
export const preferredLocale = (): string =>
  app.getPreferredSystemLanguages()[0] ?? app.getLocale() ?? 'en';

/**
 * What the packages consist of. Installers for every system come from this one configuration;
 * where there is no network, `npm run package -- --stub` builds its folders around a stand-in.
 */

/**
 * A fresh object for each build: electron-builder writes into it.
 * @returns {import('electron-builder').Configuration}
 */
export const configuration = () => ({
  appId: 'org.vestnik.Vestnik',
  productName: 'Vestnik',
  // deb and rpm must name a page; who publishes the packages knows it.
  extraMetadata: {
    homepage: process.env['VESTNIK_HOMEPAGE'] ?? 'https://vestnik.invalid',
    // Without the maker's key a build takes no updates (electron/updates).
    ...(process.env['VESTNIK_UPDATES_KEY'] && {
      updates: { key: process.env['VESTNIK_UPDATES_KEY'] },
    }),
  },
  copyright: 'The Vestnik contributors, AGPL-3.0-or-later',
  directories: { buildResources: 'build' },
  asar: true,
  // Everything is bundled by Vite: no module of node_modules belongs into the archive.
  beforeBuild: async () => false,
  files: [
    'dist/electron/**',
    'dist/preload/**',
    'dist/renderer/**',
    'assets/tray/**',
    'assets/badge/**',
    'package.json',
    '!**/*.map',
    '!**/node_modules/**',
  ],
  protocols: [{ name: 'Vestnik', schemes: ['vestnik'] }],
  electronLanguages: ['en', 'en-US', 'ru'],
  electronFuses: {
    runAsNode: false,
    enableCookieEncryption: true,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    enableEmbeddedAsarIntegrityValidation: true,
    onlyLoadAppFromAsar: true,
    grantFileProtocolExtraPrivileges: false,
  },
  // Where the app looks for newer versions; a folder that any web server can serve, also our own.
  publish: process.env['VESTNIK_UPDATES_URL']
    ? { provider: 'generic', url: process.env['VESTNIK_UPDATES_URL'], channel: 'latest' }
    : null,
  // A finished version is offered to those who want betas, too.
  generateUpdatesFilesForAllChannels: true,
  win: {
    target: ['nsis', 'portable'],
    icon: 'build/icon.ico',
    artifactName: 'Vestnik-${version}-${arch}-setup.${ext}',
  },
  nsis: { oneClick: false, perMachine: false, allowToChangeInstallationDirectory: true },
  portable: { artifactName: 'Vestnik-${version}-${arch}-portable.${ext}' },
  mac: {
    target: [
      { target: 'dmg', arch: 'universal' },
      { target: 'zip', arch: 'universal' },
    ],
    icon: 'build/icon.icns',
    category: 'public.app-category.social-networking',
    hardenedRuntime: true,
    entitlements: 'build/entitlements.mac.plist',
    entitlementsInherit: 'build/entitlements.mac.plist',
    artifactName: 'Vestnik-${version}-mac.${ext}',
  },
  linux: {
    target: ['AppImage', 'deb', 'rpm'],
    icon: 'build/icons',
    executableName: 'vestnik',
    category: 'Network;InstantMessaging',
    maintainer: 'The Vestnik contributors <vestnik@localhost>',
    synopsis: 'Private, self-hosted messenger',
    desktop: {
      entry: {
        Name: 'Vestnik',
        GenericName: 'Messenger',
        'GenericName[ru]': 'Мессенджер',
        Comment: 'Private, self-hosted messenger',
        'Comment[ru]': 'Личный мессенджер на своём сервере',
        Keywords: 'chat;message;private;',
        StartupWMClass: 'Vestnik',
      },
    },
    artifactName: 'vestnik-${version}-${arch}.${ext}',
  },
});

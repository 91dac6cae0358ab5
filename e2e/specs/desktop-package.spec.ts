import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { extractFile, getRawHeader, listPackage } from '@electron/asar';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { NtExecutable, NtExecutableResource, Resource } from 'resedit';
import { test as base, expect } from '../support/fixtures.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const MAX_ARCHIVE_BYTES = 6 * 1024 * 1024;
/** One byte of the fuse wire. */
const OFF = 0x30;
const ON = 0x31;

const SYSTEMS = {
  linux: { app: 'linux-unpacked/vestnik', resources: 'linux-unpacked/resources' },
  win: { app: 'win-unpacked/Vestnik.exe', resources: 'win-unpacked/resources' },
  mac: { app: 'mac/Vestnik.app', resources: 'mac/Vestnik.app/Contents/Resources' },
};

/** The packages of all systems, assembled around the stand-in of Electron. */
const test = base.extend<object, { packages: string }>({
  packages: [
    // Playwright reads the fixtures that are wanted out of the pattern: it must stand there.
    // oxlint-disable-next-line eslint/no-empty-pattern
    async ({}, use, info) => {
      const output = path.join(info.project.outputDir, `packages-${info.workerIndex}`);
      const args = ['--stub', '--linux', '--win', '--mac', '--output', output];
      execFileSync(process.execPath, [path.join(ROOT, 'scripts/package.mjs'), ...args], {
        cwd: ROOT,
      });
      await use(output);
    },
    { scope: 'worker' },
  ],
});

const windowsResources = (file: string) =>
  NtExecutableResource.from(NtExecutable.from(readFileSync(file), { ignoreCert: true })).entries;

for (const [system, { app, resources }] of Object.entries(SYSTEMS)) {
  test(`${system}: the archive holds the built app and nothing else`, ({ packages }) => {
    const archive = path.join(packages, resources, 'app.asar');
    const names = listPackage(archive, { isPack: false }).map((name) => name.replaceAll('\\', '/'));
    for (const needed of ['dist/electron/main.js', 'dist/preload/index.cjs', 'package.json'])
      expect(names).toContain(`/${needed}`);
    expect(names).toContain('/dist/renderer/index.html');
    expect(names).toContain('/assets/tray/tile-unread-24.png');
    const foreign = names.filter(
      (name) =>
        !/^\/(package\.json|assets(\/(tray|badge)(\/.*)?)?|dist(\/(electron|preload|renderer)(\/.*)?)?)$/.test(
          name,
        ) || /\.(map|ts|tsx|test\.js)$/.test(name),
    );
    expect(foreign).toEqual([]);
    expect(statSync(archive).size).toBeLessThan(MAX_ARCHIVE_BYTES);
    const entry = JSON.parse(extractFile(archive, 'package.json').toString('utf8')).main;
    expect(names).toContain(`/${entry}`);
    // Each file carries the hashes that the integrity fuse checks.
    const header = JSON.parse(getRawHeader(archive).headerString);
    expect(header.files['package.json'].integrity.algorithm).toBe('SHA256');
  });

  test(`${system}: the fuses stand as they must`, async ({ packages }) => {
    const wire = await getCurrentFuseWire(path.join(packages, app));
    expect(wire).toMatchObject({
      [FuseV1Options.RunAsNode]: OFF,
      [FuseV1Options.EnableCookieEncryption]: ON,
      [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: OFF,
      [FuseV1Options.EnableNodeCliInspectArguments]: OFF,
      [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: ON,
      [FuseV1Options.OnlyLoadAppFromAsar]: ON,
      [FuseV1Options.GrantFileProtocolExtraPrivileges]: OFF,
    });
  });
}

test('linux: the desktop entry opens links and the locales are ours', ({ packages }) => {
  const entry = readFileSync(path.join(packages, 'vestnik.desktop'), 'utf8').split('\n');
  expect(entry).toContain('MimeType=x-scheme-handler/vestnik;');
  expect(entry).toContain('Name=Vestnik');
  expect(entry).toContain('Categories=Network;InstantMessaging;');
  expect(entry.find((line) => line.startsWith('Exec='))).toMatch(/vestnik %U$/);
  expect(readdirSync(path.join(packages, 'linux-unpacked/locales')).sort()).toEqual([
    'en-US.pak',
    'ru.pak',
  ]);
});

test('win: icon, name and the hash of the archive stand in the executable', ({ packages }) => {
  const entries = windowsResources(path.join(packages, SYSTEMS.win.app));
  const [group] = Resource.IconGroupEntry.fromEntries(entries);
  expect(group?.icons.map((icon) => icon.width || 256)).toEqual([16, 24, 32, 48, 64, 128, 256]);
  const [version] = Resource.VersionInfo.fromEntries(entries);
  const strings = version?.getStringValues(version.getAllLanguagesForStringValues()[0]!);
  expect(strings).toMatchObject({ ProductName: 'Vestnik', FileDescription: 'Vestnik' });
  const integrity = entries.find((entry) => entry.type === 'INTEGRITY');
  const [hash] = JSON.parse(Buffer.from(integrity!.bin).toString('utf8'));
  expect(hash).toMatchObject({ file: 'resources\\app.asar', alg: 'SHA256' });
});

test('mac: icon, scheme and the hash of the archive stand in the bundle', ({ packages }) => {
  const contents = path.join(packages, SYSTEMS.mac.app, 'Contents');
  const plist = readFileSync(path.join(contents, 'Info.plist'), 'utf8').replace(/\s+/g, '');
  expect(plist).toContain('<key>CFBundleIdentifier</key><string>org.vestnik.Vestnik</string>');
  expect(plist).toContain('<key>CFBundleURLSchemes</key><array><string>vestnik</string></array>');
  expect(plist).toContain('<key>CFBundleIconFile</key><string>icon.icns</string>');
  expect(plist).toContain('<key>Resources/app.asar</key><dict><key>algorithm</key>');
  expect(readFileSync(path.join(contents, 'Resources/icon.icns'))).toEqual(
    readFileSync(path.join(ROOT, 'build/icon.icns')),
  );
});

import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { NtExecutable, NtExecutableResource, Resource } from 'resedit';

/** @typedef {'linux' | 'win' | 'mac'} System */

/** Sentinel in Electron's binaries in front of the fuses (electron/fuses, docs/tutorial/fuses.md). */
const SENTINEL = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
/** As Electron ships them: version 1, nine fuses, `0` off and `1` on. */
const FUSES = Buffer.concat([Buffer.from(SENTINEL), Buffer.from([1, 9]), Buffer.from('101100011')]);

/**
 * Writes what electron-builder needs of an Electron distribution, so that the packages can be
 * assembled where the real one can't be downloaded. Nothing in it runs.
 * @param {System} system
 * @param {string} folder
 */
export function writeStubDistribution(system, folder) {
  if (system === 'mac') writeMac(path.join(folder, 'Electron.app', 'Contents'));
  else {
    if (system === 'win') write(folder, 'electron.exe', windowsExecutable());
    else write(folder, 'electron', Buffer.concat([Buffer.from('\x7fELF', 'latin1'), FUSES]), 0o755);
    for (const language of ['de', 'en-US', 'ru']) write(folder, `locales/${language}.pak`, '');
  }
  write(folder, 'LICENSE', 'Stand-in of the distribution\n');
  write(folder, 'LICENSES.chromium.html', '<p>Stand-in of the distribution</p>\n');
}

/** An empty executable with the version table that the icon, names and integrity are written to. */
function windowsExecutable() {
  const executable = NtExecutable.createEmpty(false, false);
  const resources = NtExecutableResource.from(executable);
  const version = Resource.VersionInfo.createEmpty();
  version.setStringValues({ lang: 1033, codepage: 1200 }, { ProductName: 'Electron' });
  version.outputToResourceEntries(resources.entries);
  resources.outputResource(executable);
  executable.setExtraData(new Uint8Array(FUSES).buffer);
  return Buffer.from(executable.generate());
}

/** @param {string} contents */
function writeMac(contents) {
  const framework = 'Frameworks/Electron Framework.framework';
  write(contents, 'Info.plist', plist('Electron'));
  write(contents, 'MacOS/Electron', '', 0o755);
  write(contents, 'Resources/electron.icns', '');
  write(contents, `${framework}/Electron Framework`, FUSES, 0o755);
  for (const language of ['de', 'en', 'ru'])
    write(contents, `${framework}/Versions/A/Resources/${language}.lproj/locale.pak`, '');
  for (const suffix of ['', ' (GPU)', ' (Plugin)', ' (Renderer)']) {
    const helper = `Electron Helper${suffix}`;
    write(contents, `Frameworks/${helper}.app/Contents/Info.plist`, plist(helper));
    write(contents, `Frameworks/${helper}.app/Contents/MacOS/${helper}`, '', 0o755);
  }
}

/** @param {string} executable */
const plist = (executable) => `<?xml version="1.0" encoding="UTF-8"?>
<plist version="1.0"><dict>
<key>CFBundleExecutable</key><string>${executable}</string>
<key>CFBundleIdentifier</key><string>com.github.Electron</string>
<key>CFBundleVersion</key><string>1</string>
</dict></plist>
`;

/**
 * @param {string} folder
 * @param {string} name
 * @param {string | Uint8Array} content
 * @param {number} [mode]
 */
function write(folder, name, content, mode = 0o644) {
  const file = path.join(folder, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, content, { mode });
}

import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Arch, build, Platform } from 'electron-builder';
import { configuration } from '../../build/electron-builder.mjs';
import { ROOT } from '../setup/paths.mjs';
import { signFeed } from './sign-feed.mjs';
import { writeStubDistribution } from './stub.mjs';

const PLATFORMS = { linux: Platform.LINUX, win: Platform.WINDOWS, mac: Platform.MAC };

/**
 * Packages the built app for one system.
 * @param {import('./stub.mjs').System} system
 * @param {import('./options.mjs').PackageOptions} options
 */
export async function pack(system, { dir, stub, output }) {
  const config = configuration();
  const folder = path.resolve(ROOT, output ?? 'dist/packages');
  const directories = { ...config.directories, output: folder };
  if (!stub) {
    const targets = PLATFORMS[system].createTarget(dir ? 'dir' : null);
    await build({
      projectDir: ROOT,
      targets,
      publish: 'never',
      config: { ...config, directories },
    });
    const secret = process.env['VESTNIK_UPDATES_SECRET'];
    if (secret && !dir) signFeed(folder, secret);
    return;
  }
  const targets = system === 'linux' ? ['dir', 'deb'] : 'dir';
  const electronDist = mkdtempSync(path.join(tmpdir(), 'vestnik-electron-stub-'));
  try {
    writeStubDistribution(system, electronDist);
    await build({
      projectDir: ROOT,
      publish: 'never',
      targets: PLATFORMS[system].createTarget(targets, Arch.x64),
      // The tool that makes the deb is a download: its input, the desktop entry, is kept instead.
      effectiveOptionComputed: async ([, desktopEntry]) => {
        copyFileSync(desktopEntry, path.join(folder, 'vestnik.desktop'));
        return true;
      },
      config: {
        ...config,
        directories,
        electronDist,
        win: { ...config.win, signExecutable: false },
        mac: { ...config.mac, identity: null, target: 'dir' },
      },
    });
  } finally {
    rmSync(electronDist, { recursive: true, force: true });
  }
}

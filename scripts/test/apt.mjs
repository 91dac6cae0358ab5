import { existsSync } from 'node:fs';
import { run } from '../setup/run.mjs';

/** Whether Debian packages can be installed without asking anybody. */
export const canInstall = () => existsSync('/usr/bin/apt-get') && process.getuid?.() === 0;

/**
 * Installs Debian packages; a failure shows in what is missing afterwards.
 * @param {string[]} packages
 */
export async function install(packages) {
  const options = {
    stdio: /** @type {import('node:child_process').StdioOptions} */ ([
      'ignore',
      'ignore',
      'inherit',
    ]),
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  };
  await run('apt-get', ['update', '-q'], options);
  await run('apt-get', ['install', '-y', '-q', '--no-install-recommends', ...packages], options);
}

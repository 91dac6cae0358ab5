import { existsSync } from 'node:fs';
import { run } from '../setup/run.mjs';
import { findChromium } from '../start/browsers.mjs';

const HELP =
  'The end-to-end tests need Chromium and none was found. Install it (on Debian and Ubuntu: sudo apt-get install chromium) or set VESTNIK_CHROMIUM to its path.';

/**
 * Path of a Chromium for the tests; on Debian it is installed when there is none.
 * @param {import('../setup/lock.mjs').Say} say
 */
export async function ensureChromium(say) {
  const found = findChromium();
  if (found) return found;
  if (!existsSync('/usr/bin/apt-get') || process.getuid?.() !== 0) throw new Error(HELP);
  say('Installing Chromium (apt-get install chromium)…');
  const options = {
    stdio: /** @type {import('node:child_process').StdioOptions} */ ([
      'ignore',
      'ignore',
      'inherit',
    ]),
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  };
  await run('apt-get', ['update', '-q'], options);
  await run(
    'apt-get',
    ['install', '-y', '-q', '--no-install-recommends', 'chromium', 'fonts-dejavu-core'],
    options,
  );
  const installed = findChromium();
  if (!installed) throw new Error(HELP);
  return installed;
}

import { findChromium } from '../start/browsers.mjs';
import { canInstall, install } from './apt.mjs';

const HELP =
  'The end-to-end tests need Chromium and none was found. Install it (on Debian and Ubuntu: sudo apt-get install chromium) or set VESTNIK_CHROMIUM to its path.';

/**
 * Path of a Chromium for the tests; on Debian it is installed when there is none.
 * @param {import('../setup/lock.mjs').Say} say
 */
export async function ensureChromium(say) {
  const found = findChromium();
  if (found) return found;
  if (!canInstall()) throw new Error(HELP);
  say('Installing Chromium (apt-get install chromium)…');
  await install(['chromium', 'fonts-dejavu-core']);
  const installed = findChromium();
  if (!installed) throw new Error(HELP);
  return installed;
}

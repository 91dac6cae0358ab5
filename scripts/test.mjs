/** `npm test [-- STEP…]`: everything that must pass. */
import { ensureBuilt } from './artifacts/build.mjs';
import { ensureChromium } from './test/chromium.mjs';
import { ensureLinuxDesktop } from './test/linux-desktop.mjs';
import { prepare } from './setup/prepare.mjs';
import { sayOnStdout } from './setup/say.mjs';
import { chooseSteps, runSteps } from './test/runner.mjs';
import { CHECKS, END_TO_END } from './test/steps.mjs';

await prepare(import.meta.url, sayOnStdout);
const steps = chooseSteps([...CHECKS, END_TO_END], process.argv.slice(2));
if (steps.includes(END_TO_END)) {
  process.env['VESTNIK_CHROMIUM'] = await ensureChromium(sayOnStdout);
  await ensureLinuxDesktop(sayOnStdout);
  await ensureBuilt(['renderer', 'electron', 'preload'], sayOnStdout);
}
process.exitCode = await runSteps(steps);

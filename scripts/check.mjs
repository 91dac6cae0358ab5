/** `npm run check [-- STEP…]`: format, lint, types, dependency rules, dead code, unit tests. */
import { prepare } from './setup/prepare.mjs';
import { sayOnStdout } from './setup/say.mjs';
import { chooseSteps, runSteps } from './test/runner.mjs';
import { CHECKS } from './test/steps.mjs';

await prepare(import.meta.url, sayOnStdout);
process.exitCode = await runSteps(chooseSteps(CHECKS, process.argv.slice(2)));

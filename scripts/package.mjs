/** `npm run package [-- options]`: installers of the desktop app. */
import { ensureBuilt } from './artifacts/build.mjs';
import { HELP, parsePackageOptions } from './package/options.mjs';
import { prepare } from './setup/prepare.mjs';
import { sayOnStdout } from './setup/say.mjs';

const options = parsePackageOptions(process.argv.slice(2));
if (options.help) {
  process.stdout.write(HELP);
  process.exit();
}
await prepare(import.meta.url, sayOnStdout);
await ensureBuilt(['renderer', 'electron', 'preload'], sayOnStdout);
const { pack } = await import('./package/pack.mjs');
for (const system of options.systems) await pack(system, options);

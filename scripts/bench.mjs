/** `npm run bench [-- NAME…]`: the benches, on a fresh build. */
import { ensureBuilt } from './artifacts/build.mjs';
import { become } from './setup/node.mjs';
import { prepare } from './setup/prepare.mjs';
import { sayOnStderr } from './setup/say.mjs';

await prepare(import.meta.url, sayOnStderr);
await ensureBuilt(['renderer', 'electron', 'preload'], sayOnStderr);
await become('bench/run.ts', process.argv.slice(2));

/** `npm run build [-- NAME…]`: interface, desktop host and preload, whether stale or not. */
import { ensureBuilt } from './artifacts/build.mjs';
import { TARGETS } from './artifacts/targets.mjs';
import { prepare } from './setup/prepare.mjs';
import { sayOnStdout } from './setup/say.mjs';

await prepare(import.meta.url, sayOnStdout);
const all = /** @type {import('./artifacts/targets.mjs').TargetName[]} */ (Object.keys(TARGETS));
const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !all.some((target) => target === name));
if (unknown.length > 0)
  throw new Error(`Unknown: ${unknown.join(', ')}. There are: ${all.join(', ')}`);
const names = wanted.length === 0 ? all : all.filter((name) => wanted.includes(name));
await ensureBuilt(names, sayOnStdout, { force: true });
sayOnStdout(`Built ${names.map((name) => `dist/${name}`).join(', ')}.`);

/** `npm run build`: interface, desktop host and preload, whether stale or not. */
import { ensureBuilt } from './artifacts/build.mjs';
import { prepare } from './setup/prepare.mjs';
import { sayOnStdout } from './setup/say.mjs';

await prepare(import.meta.url, sayOnStdout);
await ensureBuilt(['renderer', 'electron', 'preload'], sayOnStdout, { force: true });
sayOnStdout('Built dist/renderer, dist/electron and dist/preload.');

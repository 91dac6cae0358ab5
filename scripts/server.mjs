/** `npm run server -- …`: the backend alone, with the web client at `/`. */
import { ensureBuilt } from './artifacts/build.mjs';
import { become } from './setup/node.mjs';
import { prepare } from './setup/prepare.mjs';
import { sayOnStderr } from './setup/say.mjs';

const args = process.argv.slice(2);

await prepare(import.meta.url, sayOnStderr);
const isServing = !args.includes('--help') && !args.includes('-h') && args[0] !== 'reports';
if (isServing) await ensureBuilt(['renderer'], sayOnStderr);
await become('server/main.ts', args);

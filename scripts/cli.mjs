/** `npm run -s cli -- …`: the command line client. */
import { become } from './setup/node.mjs';
import { prepare } from './setup/prepare.mjs';
import { sayOnStderr } from './setup/say.mjs';

await prepare(import.meta.url, sayOnStderr);
await become('cli/main.ts', process.argv.slice(2));

/** `npm start [-- options]`: Vestnik on this computer, its own server and the app. */
import { ensureBuilt } from './artifacts/build.mjs';
import { prepare } from './setup/prepare.mjs';
import { sayOnStdout as say } from './setup/say.mjs';
import { findElectron, openDesktop } from './start/electron.mjs';
import { DEFAULT_PORT, HELP, parseOptions } from './start/options.mjs';
import { nextFreePort } from './start/ports.mjs';
import { startServer } from './start/server.mjs';
import { openWeb } from './start/web.mjs';

const options = parseOptions(process.argv.slice(2));
if (options.help) {
  process.stdout.write(HELP);
  process.exit();
}

await prepare(import.meta.url, say);
await ensureBuilt(['renderer', 'electron', 'preload'], say);

const port = options.port ?? (await nextFreePort(DEFAULT_PORT));
if (options.port === null && port !== DEFAULT_PORT)
  say(`Port ${DEFAULT_PORT} is taken: using ${port}.`);
say(options.data ? `Starting the server (data in ${options.data})…` : 'Starting the server…');
const server = await startServer({ port, data: options.data }, say);
say(`Vestnik is listening on ${server.url}`);

let stopping = false;
const stop = async () => {
  if (stopping) return;
  stopping = true;
  say('Stopping…');
  process.exit(await server.stop());
};
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']))
  process.on(signal, () => void stop());
void server.exited.then((code) => {
  if (stopping) return;
  say('The server ended.');
  process.exit(code || 1);
});

if (options.open) await open();
say('Press Ctrl-C to stop.');

async function open() {
  const electron = await findElectron(say);
  if (electron) {
    say('Opening the desktop app…');
    openDesktop(electron, server.url).once('exit', () => void stop());
    return;
  }
  say(`Electron's binary is not available here: opening the web client at ${server.url}`);
  if (!(await openWeb(server.url)))
    say(`No browser window can be opened here: open ${server.url} yourself.`);
}

import { startServer } from './app.ts';
import { ConfigError, helpText, readConfig } from './config/options.ts';
import { reportsCommand } from './reports/command.ts';
import { StorageError } from './repositories/ports.ts';

/** The server as a process: `node server/main.ts --help`. */

/** State is unknown after a failure that nobody expected: end, and let a supervisor start anew. */
function die(error: unknown): never {
  const operatorError = error instanceof ConfigError || error instanceof StorageError;
  const text = operatorError ? error.message : String(error instanceof Error ? error.stack : error);
  process.stderr.write(`vestnik: ${text}\n`);
  process.exit(1);
}

process.on('uncaughtException', die);
process.on('unhandledRejection', die);

const args = process.argv.slice(2);
if (args[0] === 'reports') {
  process.stdout.write(reportsCommand(args.slice(1), process.env));
} else {
  await serve();
}

async function serve() {
  const config = readConfig(args, process.env);
  if (config === 'help') {
    process.stdout.write(helpText());
    return;
  }
  const server = await startServer(config, die);
  const stop = () => {
    server.close().then(() => process.exit(0), die);
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  process.stdout.write(`listening on ${server.url}\n`);
}

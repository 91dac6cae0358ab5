import { enableCompileCache } from 'node:module';
import { join } from 'node:path';
import { type Arguments, type CommandName, parseArguments } from './arguments.ts';
import { StoreError } from '#client/ports/store.ts';
import { CommandFailure } from './failure.ts';
import { HELP } from './help.ts';
import { printFailure, printText } from './output.ts';

type Run = (args: Arguments) => Promise<void>;

/** Loaded when they are needed: help and mistakes cost no start of the engine. */
const COMMANDS: Record<CommandName, () => Promise<{ run: Run }>> = {
  register: () => import('./commands/register.ts'),
  whoami: () => import('./commands/whoami.ts'),
  send: () => import('./commands/send.ts'),
  listen: () => import('./commands/listen.ts'),
  history: () => import('./commands/history.ts'),
  verify: () => import('./commands/verify.ts'),
};

// Halves the start of the commands below.
enableCompileCache(join(import.meta.dirname, '../.cache/cli'));
// Standard error carries failures alone; older releases of Node 24 warn of their SQLite there.
process.removeAllListeners('warning');
// Whoever reads the output may stop early, as head does.
process.stdout.on('error', () => process.exit(0));

try {
  const args = parseArguments(process.argv.slice(2));
  if (args) {
    const { run } = await COMMANDS[args.command]();
    await run(args);
  } else {
    await printText(HELP);
  }
  process.exit(0);
} catch (error) {
  const failure = asFailure(error);
  printFailure(failure.code, failure.message);
  process.exit(1);
}

function asFailure(error: unknown): CommandFailure {
  if (error instanceof CommandFailure) return error;
  if (error instanceof StoreError) return new CommandFailure(error.code);
  return new CommandFailure('internal', error instanceof Error ? error.message : String(error));
}

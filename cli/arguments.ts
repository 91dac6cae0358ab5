import { homedir } from 'node:os';
import { join } from 'node:path';
import { type ParseArgsConfig, parseArgs } from 'node:util';
import { CommandFailure } from './failure.ts';

const OPTIONS = {
  server: { type: 'string' },
  profile: { type: 'string' },
  name: { type: 'string' },
  handle: { type: 'string' },
  count: { type: 'string' },
  limit: { type: 'string' },
  timeout: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const satisfies ParseArgsConfig['options'];

type OptionName = keyof typeof OPTIONS;

/** Operands and options that each command takes, beside `--server`, `--profile` and `--timeout`. */
const COMMANDS = {
  register: { operands: [], options: ['name', 'handle'] },
  whoami: { operands: [], options: [] },
  send: { operands: ['person', 'text'], options: [] },
  listen: { operands: [], options: ['count'] },
  history: { operands: ['person'], options: ['limit'] },
  verify: { operands: ['person'], options: [] },
} as const satisfies Record<string, { operands: readonly string[]; options: OptionName[] }>;

export type CommandName = keyof typeof COMMANDS;

/** The command line, checked. */
export interface Arguments {
  command: CommandName;
  operands: string[];
  profileDir: string;
  server: string | null;
  name: string | null;
  handle: string | null;
  count: number | null;
  limit: number | null;
  timeoutMs: number | null;
}

/**
 * Reads the command line; null when help was asked for.
 * @throws CommandFailure `bad-input`
 */
export function parseArguments(args: string[]): Arguments | null {
  const { values, positionals } = parse(args);
  if (values.help) return null;
  const [command, ...operands] = positionals;
  if (command === undefined) return null;
  if (!isCommand(command)) throw new CommandFailure('bad-input', `no command "${command}"`);
  const expected = COMMANDS[command];
  if (operands.length !== expected.operands.length) {
    const names = expected.operands.join(' and ') || 'nothing';
    throw new CommandFailure('bad-input', `${command} takes ${names}`);
  }
  const allowed: OptionName[] = ['server', 'profile', 'timeout', ...expected.options];
  for (const name of Object.keys(values) as OptionName[]) {
    if (!allowed.includes(name)) {
      throw new CommandFailure('bad-input', `${command} takes no --${name}`);
    }
  }
  const seconds = numberOf('timeout', values.timeout, 0);
  return {
    command,
    operands,
    profileDir: values.profile ?? process.env['VESTNIK_PROFILE'] ?? join(homedir(), '.vestnik-cli'),
    server: values.server ?? process.env['VESTNIK_SERVER'] ?? null,
    name: values.name ?? null,
    handle: values.handle ?? null,
    count: numberOf('count', values.count, 1),
    limit: numberOf('limit', values.limit, 1),
    timeoutMs: seconds === null ? null : seconds * 1000,
  };
}

function parse(args: string[]) {
  try {
    return parseArgs({ args, options: OPTIONS, allowPositionals: true });
  } catch (error) {
    throw new CommandFailure('bad-input', error instanceof Error ? error.message : String(error));
  }
}

function isCommand(name: string): name is CommandName {
  return Object.hasOwn(COMMANDS, name);
}

function numberOf(name: string, text: string | undefined, least: number): number | null {
  if (text === undefined) return null;
  const value = Number(text);
  const whole = name === 'timeout' || Number.isInteger(value);
  if (text.trim() !== '' && Number.isFinite(value) && whole && value >= least) return value;
  throw new CommandFailure('bad-input', `--${name} is not a number from ${least} on`);
}

import { parseArgs } from 'node:util';
import { type ServerConfig, defaultConfig } from './config.ts';

/** A mistake of the operator, with a text for them. */
export class ConfigError extends Error {}

interface Option {
  flag: string;
  env: string;
  placeholder: string;
  help: string;
  /** @throws ConfigError */
  read(text: string): Partial<ServerConfig>;
}

const DAY = 24 * 60 * 60_000;
const MEGABYTE = 1_000_000;

function number(text: string, name: string, min: number, max: number): number {
  const value = Number(text);
  if (text.trim() === '' || !(value >= min && value <= max)) {
    throw new ConfigError(`${name} must be a number from ${min} to ${max}, not "${text}"`);
  }
  return value;
}

function megabytes(text: string, name: string): number {
  return Math.round(number(text, name, 0, 1_000_000_000) * MEGABYTE);
}

function port(text: string): number {
  const value = number(text, 'port', 0, 65_535);
  if (!Number.isInteger(value)) throw new ConfigError(`port must be whole, not "${text}"`);
  return value;
}

function origins(text: string): string[] {
  return text.split(',').flatMap((part) => {
    const trimmed = part.trim();
    if (trimmed === '') return [];
    const url = URL.canParse(trimmed) ? new URL(trimmed) : null;
    if (!url || !/^https?:$/.test(url.protocol)) {
      throw new ConfigError(`origin must look like https://chat.example.org, not "${trimmed}"`);
    }
    return [url.origin];
  });
}

function serviceAddress(text: string): string {
  if (!URL.canParse(text) || !/^https?:$/.test(new URL(text).protocol)) {
    throw new ConfigError(`s3-endpoint must look like https://s3.example.org, not "${text}"`);
  }
  return text;
}

function yes(text: string): boolean {
  return !['', '0', 'false', 'no', 'off'].includes(text.toLowerCase());
}

const LEVELS = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'];

function level(text: string): string {
  if (!LEVELS.includes(text))
    throw new ConfigError(`log level must be one of ${LEVELS.join(', ')}`);
  return text;
}

const OPTIONS: readonly Option[] = [
  {
    flag: 'port',
    env: 'VESTNIK_PORT',
    placeholder: 'P',
    help: 'port to listen on; 0 takes a free one (8080)',
    read: (text) => ({ port: port(text) }),
  },
  {
    flag: 'host',
    env: 'VESTNIK_HOST',
    placeholder: 'ADDRESS',
    help: 'address to listen on; 0.0.0.0 for all (127.0.0.1)',
    read: (text) => ({ host: text }),
  },
  {
    flag: 'data',
    env: 'VESTNIK_DATA',
    placeholder: 'DIR',
    help: 'folder of the database (vestnik/server in the user data folder)',
    read: (text) => ({ data: text }),
  },
  {
    flag: 'origin',
    env: 'VESTNIK_ORIGIN',
    placeholder: 'URL,…',
    help: 'origins under which clients reach the server (names and addresses of this machine)',
    read: (text) => ({ origins: origins(text) }),
  },
  {
    flag: 'name',
    env: 'VESTNIK_NAME',
    placeholder: 'NAME',
    help: 'name that clients show (Vestnik)',
    read: (text) => ({ name: text.slice(0, 64) }),
  },
  {
    flag: 'retention-days',
    env: 'VESTNIK_RETENTION_DAYS',
    placeholder: 'N',
    help: 'days to keep files, and messages that were not fetched (30)',
    read: (text) => ({ retentionMs: number(text, 'retention-days', 0.001, 3650) * DAY }),
  },
  {
    flag: 'max-file-mb',
    env: 'VESTNIK_MAX_FILE_MB',
    placeholder: 'N',
    help: 'largest file in MB; 0 turns files off (4300)',
    read: (text) => ({ maxFileBytes: megabytes(text, 'max-file-mb') }),
  },
  {
    flag: 'account-files-mb',
    env: 'VESTNIK_ACCOUNT_FILES_MB',
    placeholder: 'N',
    help: 'files that one account may have stored, in MB (21475)',
    read: (text) => ({ accountFilesBytes: megabytes(text, 'account-files-mb') }),
  },
  {
    flag: 'total-files-mb',
    env: 'VESTNIK_TOTAL_FILES_MB',
    placeholder: 'N',
    help: 'files of all accounts together, in MB (214748)',
    read: (text) => ({ totalFilesBytes: megabytes(text, 'total-files-mb') }),
  },
  {
    flag: 's3-bucket',
    env: 'VESTNIK_S3_BUCKET',
    placeholder: 'NAME',
    help: 'keep files in this bucket; credentials: AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY (data folder)',
    read: (text) => ({ s3Bucket: text || null }),
  },
  {
    flag: 's3-endpoint',
    env: 'VESTNIK_S3_ENDPOINT',
    placeholder: 'URL',
    help: 'address of an S3-compatible service (Amazon S3)',
    read: (text) => ({ s3Endpoint: text === '' ? null : serviceAddress(text) }),
  },
  {
    flag: 's3-region',
    env: 'VESTNIK_S3_REGION',
    placeholder: 'REGION',
    help: 'region of the bucket (us-east-1)',
    read: (text) => ({ s3Region: text }),
  },
  {
    flag: 'log-level',
    env: 'VESTNIK_LOG_LEVEL',
    placeholder: 'LEVEL',
    help: `${LEVELS.join(', ')} (info)`,
    read: (text) => ({ logLevel: level(text) }),
  },
  {
    flag: 'web',
    env: 'VESTNIK_WEB',
    placeholder: 'DIR',
    help: 'folder of the built web client (dist/renderer)',
    read: (text) => ({ web: text }),
  },
  {
    flag: 'updates',
    env: 'VESTNIK_UPDATES',
    placeholder: 'DIR',
    help: 'folder of desktop versions to serve at /updates/ (none)',
    read: (text) => ({ updates: text || null }),
  },
  {
    flag: 'rate-factor',
    env: 'VESTNIK_RATE_FACTOR',
    placeholder: 'X',
    help: 'multiplies every rate limit; 0 turns them off (1)',
    read: (text) => ({ rateFactor: number(text, 'rate-factor', 0, 1_000_000) }),
  },
  {
    flag: 'metrics-token',
    env: 'VESTNIK_METRICS_TOKEN',
    placeholder: 'TOKEN',
    help: 'bearer token for /metrics (without: requests from this machine only)',
    read: (text) => ({ metricsToken: text || null }),
  },
  {
    flag: 'trust-proxy',
    env: 'VESTNIK_TRUST_PROXY',
    placeholder: 'yes|no',
    help: 'believe X-Forwarded-For of a reverse proxy (no)',
    read: (text) => ({ trustProxy: yes(text) }),
  },
];

/** Reads arguments over environment over defaults. `help` when it was asked for. @throws ConfigError */
export function readConfig(
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): ServerConfig | 'help' {
  const values = parse(args);
  if (values['help']) return 'help';
  return OPTIONS.reduce<ServerConfig>((config, option) => {
    const text = values[option.flag] ?? env[option.env];
    return typeof text === 'string' ? { ...config, ...option.read(text) } : config;
  }, defaultConfig());
}

function parse(args: readonly string[]): Record<string, string | boolean | undefined> {
  const options = Object.fromEntries(
    OPTIONS.map(({ flag }) => [flag, { type: 'string' as const }]),
  );
  try {
    return parseArgs({
      args: [...args],
      options: { ...options, help: { type: 'boolean', short: 'h' } },
    }).values;
  } catch (error) {
    throw new ConfigError(error instanceof Error ? error.message : 'bad arguments');
  }
}

/** The text of `--help`. */
export function helpText(): string {
  const rows = OPTIONS.map(
    ({ flag, env, placeholder, help }) =>
      `  ${`--${flag} ${placeholder}`.padEnd(24)} ${env.padEnd(24)} ${help}`,
  );
  return [
    'Vestnik server',
    '',
    `  ${'option'.padEnd(24)} environment`,
    ...rows,
    '',
    '  reports --help           what people reported to the admin',
    '',
  ].join('\n');
}

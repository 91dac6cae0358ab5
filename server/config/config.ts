import { homedir } from 'node:os';
import { join } from 'node:path';
import { LIMITS } from '#contract/wire/limits.ts';

/** Everything an operator can set. */
export interface ServerConfig {
  host: string;
  /** 0 takes a free port. */
  port: number;
  /** Folder of the database. */
  data: string;
  /** Origins that clients may log in under; empty: this machine's own names and addresses. */
  origins: string[];
  /** Name that clients show. */
  name: string;
  /** How long unconfirmed ciphertext is kept, ms. */
  retentionMs: number;
  /** Largest file, in bytes of ciphertext; 0 turns files off. */
  maxFileBytes: number;
  /** What one account, and all together, may have stored in files, bytes. */
  accountFilesBytes: number;
  totalFilesBytes: number;
  /** Bucket of an S3-compatible service that files lie in; null: they lie in the data folder. */
  s3Bucket: string | null;
  /** Address of that service; null: Amazon's own. */
  s3Endpoint: string | null;
  s3Region: string;
  logLevel: string;
  /** Folder of the built web client. */
  web: string;
  /** Folder with versions of the desktop app to update from, served at /updates/; null serves none. */
  updates: string | null;
  /** Multiplies every rate limit; 0 turns them off. */
  rateFactor: number;
  /** Bearer token for /metrics; null: only requests from this machine. */
  metricsToken: string | null;
  /** Whether to believe X-Forwarded-For: only behind a reverse proxy that sets it. */
  trustProxy: boolean;
}

export function defaultConfig(): ServerConfig {
  return {
    host: '127.0.0.1',
    port: 8080,
    data: join(userDataFolder(), 'vestnik', 'server'),
    origins: [],
    name: 'Vestnik',
    retentionMs: LIMITS.retention,
    maxFileBytes: LIMITS.blob,
    accountFilesBytes: LIMITS.accountFiles,
    totalFilesBytes: 200 * 1024 ** 3,
    s3Bucket: null,
    s3Endpoint: null,
    s3Region: 'us-east-1',
    logLevel: 'info',
    web: join(import.meta.dirname, '..', '..', 'dist', 'renderer'),
    updates: null,
    rateFactor: 1,
    metricsToken: null,
    trustProxy: false,
  };
}

/** Where the platform keeps a user's application data. */
function userDataFolder(): string {
  if (process.platform === 'win32') {
    return process.env['APPDATA'] ?? join(homedir(), 'AppData', 'Roaming');
  }
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Application Support');
  return process.env['XDG_DATA_HOME'] || join(homedir(), '.local', 'share');
}

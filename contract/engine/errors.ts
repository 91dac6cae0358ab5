import type { WireError } from '../wire/errors.ts';

/** Failures that arise on this device, beside those that the server answers with. */
export const ENGINE_ERRORS = [
  'offline',
  'timeout',
  'server-unreachable',
  'not-a-server',
  'server-incompatible',
  'protocol-violation',
  'no-account',
  'account-present',
  'locked',
  'in-use',
  'bad-phrase',
  'bad-input',
  'identity-mismatch',
  'undecryptable',
  'no-devices',
  'too-late',
  'storage-full',
  'storage-failed',
  'storage-newer',
  'file-too-large',
  'file-unreadable',
  'file-corrupt',
  'file-gone',
] as const;

export type EngineErrorCode = (typeof ENGINE_ERRORS)[number] | WireError;

/** A failure as a value: it crosses the worker's border and the CLI prints its code. */
export interface Failure {
  ok: false;
  code: EngineErrorCode;
  retryAfterMs?: number;
}

export type Result<T = void> = { ok: true; value: T } | Failure;

import type { EngineErrorCode, Result } from '#contract/engine/errors.ts';

/** Why a command ends with status 1: a code for scripts and a line for people. */
export class CommandFailure extends Error {
  readonly code: EngineErrorCode;
  constructor(code: EngineErrorCode, explanation = EXPLANATIONS[code] ?? 'the server refused') {
    super(explanation);
    this.code = code;
  }
}

const EXPLANATIONS: Partial<Record<EngineErrorCode, string>> = {
  offline: 'the server can not be reached',
  timeout: 'it took too long',
  'server-unreachable': 'nothing answers at this address',
  'not-a-server': 'what answers at this address is no Vestnik server',
  'server-incompatible': 'the server speaks another version of the protocol',
  'no-account': 'this profile has no account, register first',
  'account-present': 'this profile has an account already',
  locked: 'the passphrase in VESTNIK_PASSPHRASE is missing or wrong',
  'in-use': 'another process uses this profile',
  'bad-input': 'not a valid value',
  'identity-mismatch': 'this handle belongs to somebody else than before',
  'no-devices': 'this person has no device that could receive it',
  'too-late': 'it is too late to change this message',
  'storage-full': 'the disk is full',
  'storage-failed': 'the profile can not be read or written',
  'storage-newer': 'a newer version has written this profile',
  'handle-taken': 'somebody else has this handle',
  'not-found': 'there is no such person',
  'rate-limited': 'too many requests, try again later',
  'device-revoked': 'this device was revoked',
};

/** The value of a result. @throws CommandFailure when there is none. */
export function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new CommandFailure(result.code);
  return result.value;
}

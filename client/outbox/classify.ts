import type { EngineErrorCode } from '#contract/engine/errors.ts';

/** Failures that sending the same again can't mend: the message is shown as failed. */
const PERMANENT: ReadonlySet<EngineErrorCode> = new Set<EngineErrorCode>([
  'bad-request',
  'payload-too-large',
  'not-found',
  'not-a-member',
  'forbidden',
  'account-unknown',
  'limit-reached',
  'undecryptable',
  'bad-input',
]);

/** Failures that may pass within moments, but are final when they stay. */
const HOPEFUL: ReadonlySet<EngineErrorCode> = new Set<EngineErrorCode>([
  'no-devices',
  'conflict',
  'epoch-stale',
  'protocol-violation',
]);
const PATIENCE = 6;

/** Whether a send that failed for the `attempt`th time in a row (from 0) is given up. */
export function isFinal(code: EngineErrorCode, attempt: number): boolean {
  return PERMANENT.has(code) || (HOPEFUL.has(code) && attempt + 1 >= PATIENCE);
}

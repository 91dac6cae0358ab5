/** What the whole engine is measured by. Injected so that tests decide. */
export interface Context {
  /** Unix ms. */
  now: () => number;
  /** In [0, 1). For jitter only, never for keys. */
  random: () => number;
  /** Takes codes only: no content, no names, no keys. */
  log: Log;
  timing: Timing;
}

export type Log = (code: string) => void;

/** Durations in milliseconds. */
export interface Timing {
  /** How long a request may take. */
  request: number;
  /** Backoff of the connection and of what is tried again. */
  backoffBase: number;
  backoffCap: number;
  /** Cursors are confirmed at most this often per chat. */
  confirm: number;
  /** Upper bound of the random delay before a fresh member's first commit. */
  heal: number;
  /** After this time a member in an active chat renews its leaf. */
  healInterval: number;
  /** Upper bound of the random delay before the devices of a group are brought up to date. */
  roster: number;
  /** Changes of the account's data are gathered for so long before the other devices are told. */
  tell: number;
  /** How often the clock is watched for jumps. */
  tick: number;
}

export const TIMING: Timing = {
  request: 15_000,
  backoffBase: 500,
  backoffCap: 30_000,
  confirm: 100,
  heal: 20_000,
  healInterval: 24 * 60 * 60_000,
  roster: 2_000,
  tell: 1_000,
  tick: 5_000,
};

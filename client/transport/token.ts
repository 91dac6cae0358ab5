import type { Result } from '#contract/engine/errors.ts';
import { LIMITS } from '#contract/wire/limits.ts';

/** Logs this device in. */
export interface TokenSource {
  login(origin: string): Promise<Result<{ token: string; expiresAt: number }>>;
}

/** A session token and its end by this device's clock. */
export interface Token {
  token: string;
  endsAt: number;
}

const LEAST_LIFETIME = 60_000;

/**
 * A token as this device keeps it. Clocks may differ, so a lifetime that can't be right is replaced
 * by the nearest one that can.
 */
export function tokenFrom(answer: { token: string; expiresAt: number }, now: number): Token {
  const claimed = answer.expiresAt - now;
  const lifetime = Math.min(LIMITS.tokenLifetime, Math.max(LEAST_LIFETIME, claimed));
  return { token: answer.token, endsAt: now + lifetime };
}

/** Milliseconds until a token ends. */
export function lifetimeLeft(token: Token, now: number): number {
  return token.endsAt - now;
}

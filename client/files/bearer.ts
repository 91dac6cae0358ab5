import type { Result } from '#contract/engine/errors.ts';
import type { Context } from '../runtime/context.ts';
import { ok } from '../runtime/results.ts';
import type { Requester } from '../transport/connection.ts';
import { type Token, lifetimeLeft, tokenFrom } from '../transport/token.ts';

/** A token with less left than this is replaced before a request. */
const MARGIN = 60_000;

/** The session token for HTTP requests. */
export interface Bearer {
  /** Fails with `offline` while there is no connection. */
  token(): Promise<Result<string>>;
  /** The server did not accept the token. */
  refused(): void;
}

export function createBearer({ now }: Context, requester: Requester): Bearer {
  let token: Token | null = null;
  let asking: Promise<Result<string>> | null = null;
  const ask = async (): Promise<Result<string>> => {
    const answer = await requester.request('session:refresh', {});
    if (!answer.ok) return answer;
    token = tokenFrom(answer.value, now());
    return ok(token.token);
  };
  return {
    async token() {
      if (token !== null && lifetimeLeft(token, now()) > MARGIN) return ok(token.token);
      asking ??= ask().finally(() => {
        asking = null;
      });
      return asking;
    },
    refused() {
      token = null;
    },
  };
}

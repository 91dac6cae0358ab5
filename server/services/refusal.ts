import type { Refusal, WireError } from '#contract/wire/errors.ts';

/** A domain error on its way to the client; the gateway and the routes turn it into a `Refusal`. */
export class RefusalError extends Error {
  readonly code: WireError;
  readonly retryAfterMs: number | undefined;

  constructor(code: WireError, retryAfterMs?: number) {
    super(code);
    this.code = code;
    this.retryAfterMs = retryAfterMs;
  }

  get refusal(): Refusal {
    const { code, retryAfterMs } = this;
    return retryAfterMs === undefined ? { ok: false, code } : { ok: false, code, retryAfterMs };
  }
}

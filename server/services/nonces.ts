import { randomBytes } from 'node:crypto';
import { encodeBase64Url } from '#contract/wire/base64url.ts';
import { LIMITS } from '#contract/wire/limits.ts';

/** Outstanding nonces at most; beyond that the oldest are given up. */
const MAX_OUTSTANDING = 20_000;

/** Single-use login nonces. In memory: after a restart clients simply ask for another. */
export class Nonces {
  /** Expiry by nonce, oldest first. */
  readonly #expiries = new Map<string, number>();

  issue(now: number): Uint8Array {
    for (const [nonce, expiry] of this.#expiries) {
      if (expiry > now && this.#expiries.size < MAX_OUTSTANDING) break;
      this.#expiries.delete(nonce);
    }
    const nonce = randomBytes(32);
    this.#expiries.set(encodeBase64Url(nonce), now + LIMITS.nonceLifetime);
    return nonce;
  }

  /** Whether the nonce was outstanding; it is used up in any case. */
  consume(nonce: Uint8Array, now: number): boolean {
    const key = encodeBase64Url(nonce);
    const expiry = this.#expiries.get(key);
    this.#expiries.delete(key);
    return expiry !== undefined && expiry > now;
  }
}

import { RATES, type RateName } from './rates.ts';
import { RefusalError } from './refusal.ts';

/** Keys per rate at most; beyond that those that waited longest are forgotten. */
const MAX_KEYS = 50_000;

interface Bucket {
  tokens: number;
  at: number;
}

/**
 * Token buckets in memory. Synchronous and without a timer per key: a check costs a map look-up, so
 * every message can have one. (rate-limiter-flexible answers by promise and arms a timer for each
 * key, which shows on the send path.)
 */
export class RateLimits {
  readonly #factor: number;
  readonly #buckets = new Map<RateName, Map<string, Bucket>>();

  /** @param factor multiplies every rate; 0 turns them off. */
  constructor(factor: number) {
    this.#factor = factor;
    for (const name of Object.keys(RATES) as RateName[]) this.#buckets.set(name, new Map());
  }

  /** Buckets in memory. */
  get size(): number {
    let size = 0;
    for (const buckets of this.#buckets.values()) size += buckets.size;
    return size;
  }

  /** Takes a token; answers 0, or after how many ms there is one again. */
  take(name: RateName, key: string, now: number = Date.now()): number {
    if (this.#factor === 0) return 0;
    const burst = RATES[name].burst * this.#factor;
    const perMs = (RATES[name].perSecond * this.#factor) / 1000;
    const buckets = this.#buckets.get(name)!;
    let bucket = buckets.get(key);
    if (!bucket) {
      if (buckets.size >= MAX_KEYS) this.#forget(buckets, burst, perMs, now);
      bucket = { tokens: burst, at: now };
      buckets.set(key, bucket);
    }
    const elapsed = Math.max(0, now - bucket.at);
    bucket.tokens = Math.min(burst, bucket.tokens + elapsed * perMs);
    bucket.at = now;
    if (bucket.tokens < 1) return Math.ceil((1 - bucket.tokens) / perMs);
    bucket.tokens -= 1;
    return 0;
  }

  /** @throws RefusalError `rate-limited` with the time to wait. */
  check(name: RateName, key: string): void {
    const wait = this.take(name, key);
    if (wait > 0) throw new RefusalError('rate-limited', wait);
  }

  /** Drops the buckets that are full again. */
  sweep(now: number = Date.now()): void {
    for (const [name, buckets] of this.#buckets) {
      const burst = RATES[name].burst * this.#factor;
      const perMs = (RATES[name].perSecond * this.#factor) / 1000;
      for (const [key, bucket] of buckets) {
        if (bucket.tokens + (now - bucket.at) * perMs >= burst) buckets.delete(key);
      }
    }
  }

  #forget(buckets: Map<string, Bucket>, burst: number, perMs: number, now: number) {
    for (const [key, bucket] of buckets) {
      if (bucket.tokens + (now - bucket.at) * perMs >= burst) buckets.delete(key);
    }
    for (const key of buckets.keys()) {
      if (buckets.size < MAX_KEYS * 0.9) break;
      buckets.delete(key);
    }
  }
}

/** What an address counts as: an IPv6 customer owns a whole /64, so it counts as one. */
export function addressKey(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address);
  if (mapped) return mapped[1]!;
  if (!address.includes(':')) return address;
  const [head = '', tail] = address.split('::');
  const groups = head.split(':').filter(Boolean);
  const rest = (tail ?? '').split(':').filter(Boolean);
  const zeros = tail === undefined ? 0 : 8 - groups.length - rest.length;
  return [...groups, ...Array<string>(Math.max(0, zeros)).fill('0'), ...rest].slice(0, 4).join(':');
}

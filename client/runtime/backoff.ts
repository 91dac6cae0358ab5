import type { Context } from './context.ts';

/**
 * Exponential backoff with full jitter: uniform in [0, min(cap, base · 2^attempt)), in ms.
 * Source: https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/
 */
export function backoff(context: Context, attempt: number, atLeastMs = 0): number {
  const { backoffBase, backoffCap } = context.timing;
  const ceiling = Math.min(backoffCap, backoffBase * 2 ** Math.min(attempt, 20));
  return Math.max(atLeastMs, Math.round(context.random() * ceiling));
}

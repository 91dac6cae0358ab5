/** Lifetimes to choose from, in seconds, by the key of their name. */
export const LIFETIMES = [
  { key: 'seconds30', seconds: 30 },
  { key: 'minutes5', seconds: 5 * 60 },
  { key: 'hour1', seconds: 3600 },
  { key: 'day1', seconds: 24 * 3600 },
  { key: 'week1', seconds: 7 * 24 * 3600 },
  { key: 'weeks4', seconds: 28 * 24 * 3600 },
] as const;

/** The name of the lifetime that comes closest: other programs may set any. */
export function lifetimeKey(seconds: number): (typeof LIFETIMES)[number]['key'] {
  const distance = (one: number) => Math.abs(Math.log(one / seconds));
  return LIFETIMES.reduce((best, one) =>
    distance(one.seconds) < distance(best.seconds) ? one : best,
  ).key;
}

/** Nearest-rank percentile of unsorted samples; `p` between 0 and 100. */
export function percentile(samples: readonly number[], p: number): number {
  if (samples.length === 0) throw new RangeError('no samples');
  const sorted = samples.toSorted((a, b) => a - b);
  const rank = Math.max(1, Math.ceil((p / 100) * sorted.length));
  return sorted[rank - 1]!;
}

/** Rounds to three significant digits, for tables. */
export function significant(value: number): number {
  return Number(value.toPrecision(3));
}

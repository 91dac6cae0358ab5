const STEP = 256;
const COARSE_FROM = 4096;
const COARSE_STEP = 4096;

/**
 * The length that content of `length` bytes is padded to, so that sizes tell less: the next multiple
 * of 256 up to 4 KiB, of 4 KiB beyond.
 */
export function paddedLength(length: number): number {
  const step = length <= COARSE_FROM ? STEP : COARSE_STEP;
  return Math.max(step, Math.ceil(length / step) * step);
}

/** Pixels at 100 %, 150 % and 200 %, as `npm run icons` draws them. */
const SIZES = [16, 24, 32] as const;
const LARGEST = 32;

/**
 * File with the picture of a count, or null where there is nothing to count. Windows takes one picture
 * and scales it, so it must have the pixels of the screen (`scale` 1 = 96 dpi).
 */
export function overlayFile(count: number, scale: number): string | null {
  if (count === 0) return null;
  const size = SIZES.find((pixels) => pixels >= SIZES[0] * scale) ?? LARGEST;
  return `${count > 9 ? '9-plus' : count}-${size}.png`;
}

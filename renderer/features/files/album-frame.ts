import type { AttachmentView } from '#contract/engine/views.ts';

const WIDEST = 400;
const TALLEST = 360;
const SMALLEST = 120;

/** Size of a single picture in a bubble, px: its own shape, within bounds. */
export function frameOf({ width, height }: Pick<AttachmentView, 'width' | 'height'>): {
  width: number;
  height: number;
} {
  const [w, h] = [width ?? 320, height ?? 240];
  const scale = Math.min(1, WIDEST / w, TALLEST / h);
  return {
    width: Math.max(SMALLEST, Math.round(w * scale)),
    height: Math.max(SMALLEST, Math.round(h * scale)),
  };
}

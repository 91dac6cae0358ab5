import type { Crop } from '../../services/pictures.ts';

/** Where the square lies: its middle in the picture's pixels, and how much it is enlarged. */
export interface View {
  x: number;
  y: number;
  zoom: number;
}

export const MAX_ZOOM = 5;

interface Size {
  width: number;
  height: number;
}

/** The largest square, in the middle. */
export function wholeOf({ width, height }: Size): View {
  return { x: width / 2, y: height / 2, zoom: 1 };
}

/** The square that a view shows. */
export function cropOf({ width, height }: Size, { x, y, zoom }: View): Crop {
  const side = Math.min(width, height) / zoom;
  return { left: x - side / 2, top: y - side / 2, side };
}

/** The view nearest to a wanted one that shows nothing beside the picture. */
export function within(size: Size, view: View): View {
  const zoom = Math.min(MAX_ZOOM, Math.max(1, view.zoom));
  const half = Math.min(size.width, size.height) / zoom / 2;
  const clamp = (at: number, length: number) => Math.min(length - half, Math.max(half, at));
  return { x: clamp(view.x, size.width), y: clamp(view.y, size.height), zoom };
}

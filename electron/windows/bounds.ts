import * as v from 'valibot';

export const DEFAULT_SIZE = { width: 1180, height: 780 };
export const MINIMUM_SIZE = { width: 400, height: 500 };

const coordinate = v.pipe(v.number(), v.integer());

/** What is remembered of the window. */
export const windowStateSchema = v.object({
  x: coordinate,
  y: coordinate,
  width: v.pipe(coordinate, v.minValue(MINIMUM_SIZE.width)),
  height: v.pipe(coordinate, v.minValue(MINIMUM_SIZE.height)),
  maximized: v.boolean(),
});
export type WindowState = v.InferOutput<typeof windowStateSchema>;

interface Rectangle {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** How much of the title bar must be on a screen, so that the window can be moved. */
const GRIP = 80;

/** Whether the window could be seen and moved: its screen may be gone since the last time. */
export function isReachable(window: Rectangle, screens: readonly Rectangle[]): boolean {
  return screens.some((screen) => {
    const visibleWidth =
      Math.min(window.x + window.width, screen.x + screen.width) - Math.max(window.x, screen.x);
    return (
      visibleWidth >= GRIP && window.y >= screen.y && window.y + GRIP <= screen.y + screen.height
    );
  });
}

/** Names an arrangement of screens, in whatever order the system lists them. */
export const arrangementOf = (screens: readonly Rectangle[]): string =>
  screens
    .map(({ x, y, width, height }) => `${width}x${height}@${x},${y}`)
    .sort()
    .join(' ');

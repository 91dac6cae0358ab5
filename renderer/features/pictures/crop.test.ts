import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { cropOf, wholeOf, within } from './crop.ts';

test('the whole is the largest square in the middle', () => {
  const size = { width: 400, height: 200 };
  expect(cropOf(size, wholeOf(size))).toEqual({ left: 100, top: 0, side: 200 });
});

test('whatever is dragged and zoomed, the square stays within the picture', () => {
  const at = fc.double({ min: -1e5, max: 1e5, noNaN: true });
  const side = fc.integer({ min: 1, max: 9000 });
  fc.assert(
    fc.property(
      side,
      side,
      at,
      at,
      fc.double({ min: 0, max: 50, noNaN: true }),
      (width, height, x, y, zoom) => {
        const size = { width, height };
        const crop = cropOf(size, within(size, { x, y, zoom }));
        const slack = 1e-6 * Math.max(width, height);
        expect(crop.left).toBeGreaterThanOrEqual(-slack);
        expect(crop.top).toBeGreaterThanOrEqual(-slack);
        expect(crop.left + crop.side).toBeLessThanOrEqual(width + slack);
        expect(crop.top + crop.side).toBeLessThanOrEqual(height + slack);
        expect(crop.side).toBeGreaterThan(0);
      },
    ),
  );
});

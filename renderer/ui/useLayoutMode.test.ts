import { expect, test } from 'vitest';
import { layoutModeFor } from './useLayoutMode.ts';

test.each([
  [1280, 'wide'],
  [1100, 'wide'],
  [1099, 'medium'],
  [900, 'medium'],
  [899, 'rail'],
  [640, 'rail'],
  [639, 'single'],
  [400, 'single'],
])('%i px wide is %s', (width, mode) => {
  expect(layoutModeFor(width)).toBe(mode);
});

import { expect, test } from 'vitest';
import { arrangementOf, isReachable } from './bounds.ts';

const screen = { x: 0, y: 0, width: 1920, height: 1080 };
const window = { x: 100, y: 100, width: 1180, height: 780 };

test('a window on a screen is reachable', () => {
  expect(isReachable(window, [screen])).toBe(true);
  expect(isReachable({ ...window, x: 1800 }, [screen])).toBe(true);
});

test('a window on a screen that is gone is not', () => {
  expect(isReachable({ ...window, x: 2400 }, [screen])).toBe(false);
  expect(isReachable({ ...window, x: 1900 }, [screen])).toBe(false);
});

test('a title bar above or below the screen is out of reach', () => {
  expect(isReachable({ ...window, y: -40 }, [screen])).toBe(false);
  expect(isReachable({ ...window, y: 1060 }, [screen])).toBe(false);
});

test('any of several screens will do', () => {
  expect(isReachable({ ...window, x: -1500 }, [screen, { ...screen, x: -1920 }])).toBe(true);
});

test('an arrangement of screens has one name, in whatever order they are listed', () => {
  const left = { x: 0, y: 0, width: 1920, height: 1080 };
  const right = { x: 1920, y: 0, width: 1280, height: 1024 };
  expect(arrangementOf([left, right])).toBe(arrangementOf([right, left]));
  expect(arrangementOf([left, right])).not.toBe(arrangementOf([left]));
});

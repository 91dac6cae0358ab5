import { existsSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { overlayFile } from './overlay-file.ts';

test('a count has a picture with the pixels of the screen', () => {
  expect(overlayFile(0, 1)).toBe(null);
  expect(overlayFile(1, 1)).toBe('1-16.png');
  expect(overlayFile(9, 1.25)).toBe('9-24.png');
  expect(overlayFile(10, 2)).toBe('9-plus-32.png');
  expect(overlayFile(5000, 3)).toBe('9-plus-32.png');
});

test('every picture is there', () => {
  const folder = path.join(import.meta.dirname, '../../assets/badge');
  for (let count = 1; count <= 10; count++)
    for (const scale of [1, 1.5, 2])
      expect(existsSync(path.join(folder, overlayFile(count, scale)!))).toBe(true);
});

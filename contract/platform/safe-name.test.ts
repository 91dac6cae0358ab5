import fc from 'fast-check';
import path from 'node:path';
import { expect, test } from 'vitest';
import { safeName } from './safe-name.ts';

test('ordinary names stay as they are', () => {
  for (const name of ['plan.pdf', '.gitignore', 'Смета 2026 (2).xlsx', 'a'.repeat(200), 'x.tar.gz'])
    expect(safeName(name)).toBe(name);
});

test('what leads away, hides an ending or is a device becomes harmless', () => {
  expect(safeName('..')).toBe('__');
  expect(safeName('.')).toBe('_');
  expect(safeName('')).toBe('_');
  expect(safeName('../../etc/passwd')).toBe('.._.._etc_passwd');
  expect(safeName('C:\\Windows\\x')).toBe('C__Windows_x');
  expect(safeName('nul.txt')).toBe('_nul.txt');
  expect(safeName('photo\u202egpj.exe')).toBe('photo_gpj.exe');
  expect(safeName('notes.txt. ')).toBe('notes.txt__');
});

test('no name leaves its folder, and a second pass changes nothing', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 90 }), (name) => {
      const safe = safeName(name);
      expect(path.dirname(path.join('/folder', safe))).toBe('/folder');
      expect(path.win32.dirname(path.win32.join('c:\\folder', safe))).toBe('c:\\folder');
      expect(Buffer.byteLength(safe)).toBeLessThanOrEqual(255);
      expect(safeName(safe)).toBe(safe);
    }),
  );
});

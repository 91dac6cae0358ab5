import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { freePath, makeFreeFolder, pathWithin, writeFileAt } from './write-file.ts';

let folder = '';
beforeEach(() => (folder = mkdtempSync(path.join(tmpdir(), 'vestnik-save-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('a file appears when it is whole, and only then', async () => {
  const file = await writeFileAt(path.join(folder, 'a.txt'), false);
  await file.write(Buffer.from('one '));
  await file.write(Buffer.from('two'));
  expect(readdirSync(folder)).not.toContain('a.txt');
  await file.keep();
  expect(readdirSync(folder)).toEqual(['a.txt']);
  expect(readFileSync(path.join(folder, 'a.txt'), 'utf8')).toBe('one two');
  const dropped = await writeFileAt(path.join(folder, 'b.txt'), false);
  await dropped.write(Buffer.from('half'));
  await dropped.discard();
  expect(readdirSync(folder)).toEqual(['a.txt']);
});

test('what is there is not replaced where nobody agreed to it', async () => {
  writeFileSync(path.join(folder, 'a.txt'), 'mine');
  const file = await writeFileAt(path.join(folder, 'a.txt'), true);
  expect(await file.keep()).toBe(path.join(folder, 'a (2).txt'));
  expect(readFileSync(path.join(folder, 'a.txt'), 'utf8')).toBe('mine');
  expect(await freePath(path.join(folder, 'a.txt'))).toBe(path.join(folder, 'a (3).txt'));
  mkdirSync(path.join(folder, 'trip'));
  expect(await makeFreeFolder(path.join(folder, 'trip'))).toBe(path.join(folder, 'trip (2)'));
});

test('no path leads out of the folder', async () => {
  expect(await pathWithin(folder, ['a', 'b.txt'])).toBe(path.join(folder, 'a', 'b.txt'));
  for (const names of [['..', 'x'], ['a/../../x'], ['/etc/passwd'], [], ['nul']]) {
    await expect(pathWithin(folder, names)).rejects.toThrow('unsafe');
  }
  const outside = mkdtempSync(path.join(tmpdir(), 'vestnik-out-'));
  symlinkSync(outside, path.join(folder, 'link'));
  await expect(pathWithin(folder, ['link', 'x'])).rejects.toThrow('leads out');
  rmSync(outside, { recursive: true });
});

import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { crc32 } from 'node:zlib';
import { expect, test } from 'vitest';
import { ZipParts } from './zip.ts';

const bytes = (text: string) => new TextEncoder().encode(text);

function zipped(): Buffer {
  const zip = new ZipParts();
  zip.add('план/one.txt', [bytes('first '), bytes('second')]);
  zip.add('empty/', []);
  zip.add('two.txt', [bytes('x')]);
  return Buffer.concat(zip.finish());
}

test('the directory names each file, its place and its checksum', () => {
  const zip = zipped();
  const end = zip.byteLength - 22;
  expect(zip.readUInt32LE(end)).toBe(0x06054b50);
  expect(zip.readUInt16LE(end + 10)).toBe(3);
  let at = zip.readUInt32LE(end + 16);
  const found = [];
  for (let count = 0; count < 3; count++) {
    const length = zip.readUInt16LE(at + 28);
    const name = zip.toString('utf8', at + 46, at + 46 + length);
    const local = zip.readUInt32LE(at + 42);
    const size = zip.readUInt32LE(at + 24);
    const start = local + 30 + length;
    const content = zip.subarray(start, start + size);
    expect(zip.readUInt32LE(at + 16)).toBe(crc32(content));
    expect(zip.readUInt32LE(local)).toBe(0x04034b50);
    found.push([name, content.toString()]);
    at += 46 + length;
  }
  expect(found).toEqual([
    ['план/one.txt', 'first second'],
    ['empty/', ''],
    ['two.txt', 'x'],
  ]);
});

const hasUnzip = (() => {
  try {
    execFileSync('unzip', ['-v'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();

test.runIf(hasUnzip)('other programs unpack it', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'vestnik-zip-'));
  writeFileSync(path.join(folder, 'a.zip'), zipped());
  execFileSync('unzip', ['-q', 'a.zip'], {
    cwd: folder,
    env: { ...process.env, LC_ALL: 'C.UTF-8' },
  });
  expect(readFileSync(path.join(folder, 'two.txt'), 'utf8')).toBe('x');
  rmSync(folder, { recursive: true });
});

import { mkdtemp, open, readFile, readdir, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeEach, expect, test } from 'vitest';
import { vaultFiles } from './vault-files.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'vestnik-vault-'));
});

test('keeps texts for their owner alone', async () => {
  const files = vaultFiles(folder);
  expect(await files.read('vault')).toBeNull();
  await files.write('vault', 'one');
  expect(await files.read('vault')).toBe('one');
  expect((await stat(path.join(folder, 'vault.json'))).mode & 0o777).toBe(0o600);
});

test('a text that is replaced or removed is blanked on the disk', async () => {
  const files = vaultFiles(folder);
  await files.write('vault', 'first');
  const first = await open(path.join(folder, 'vault.json'));
  await files.write('vault', 'second');
  const second = await open(path.join(folder, 'vault.json'));
  await files.remove('vault');
  expect(await first.readFile('utf8')).toBe('     ');
  expect(await second.readFile('utf8')).toBe('      ');
  expect(await readdir(folder)).toEqual([]);
  await Promise.all([first.close(), second.close()]);
});

test('what a crash left half written is not read', async () => {
  const files = vaultFiles(folder);
  await files.write('vault', 'whole');
  await writeFile(path.join(folder, 'vault.json.new'), 'ha');
  expect(await files.read('vault')).toBe('whole');
  await files.write('vault', 'next');
  expect(await readFile(path.join(folder, 'vault.json'), 'utf8')).toBe('next');
});

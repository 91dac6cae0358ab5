import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { defaultConfig } from './config/config.ts';
import { ConfigError, helpText, readConfig } from './config/options.ts';
import { testServer } from './testing/server.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'vestnik-main-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const run = (...args: string[]) =>
  spawnSync(process.execPath, ['server/main.ts', ...args], { encoding: 'utf8', timeout: 20_000 });

test('help names every option with its variable', () => {
  const { stdout, status } = run('--help');
  expect(status).toBe(0);
  expect(stdout).toBe(helpText());
  const variables = 'PORT HOST DATA ORIGIN NAME RETENTION_DAYS LOG_LEVEL WEB RATE_FACTOR';
  for (const name of variables.split(' ')) expect(stdout).toContain(`VESTNIK_${name}`);
});

test('arguments win over the environment, the environment over defaults', () => {
  const env = { VESTNIK_PORT: '1', VESTNIK_NAME: 'Env', VESTNIK_ORIGIN: 'https://a.example/, ' };
  expect(readConfig(['--port', '2'], env)).toEqual({
    ...defaultConfig(),
    port: 2,
    name: 'Env',
    origins: ['https://a.example'],
  });
});

test.each([
  [['--port', 'x']],
  [['--port', '1.5']],
  [['--origin', 'ftp://a']],
  [['--log-level', 'loud']],
  [['--retention-days', '-1']],
  [['--unknown']],
  [['stray']],
])('%j is refused', (args) => expect(() => readConfig(args, {})).toThrow(ConfigError));

test('a mistake ends the process with one line', () => {
  const { status, stderr, stdout } = run('--port', '70000', '--data', folder);
  expect([status, stdout]).toEqual([1, '']);
  expect(stderr.trim().split('\n')).toEqual([expect.stringContaining('port must be')]);
});

test('a folder in use, or of a newer version, is refused in words', async () => {
  await using server = await testServer();
  const inUse = run('--port', '0', '--data', server.data);
  expect([inUse.status, inUse.stderr]).toEqual([
    1,
    `vestnik: another server uses ${server.data}\n`,
  ]);

  const db = new DatabaseSync(join(folder, 'vestnik.db'));
  db.exec('PRAGMA user_version = 9999');
  db.close();
  const newer = run('--port', '0', '--data', folder);
  expect(newer.status).toBe(1);
  expect(newer.stderr).toMatch(/schema version 9999.*run the newer server/);
});

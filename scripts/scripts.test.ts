import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { fingerprint } from './artifacts/fingerprint.mjs';
import { MUTATIONS, mutate } from './guards/mutations.mjs';
import { parseOptions } from './start/options.mjs';
import { nextFreePort } from './start/ports.mjs';
import { playwrightCounts, readCounts, summaryLine, vitestCounts } from './test/counts.mjs';
import { chooseSteps } from './test/runner.mjs';

function temporaryFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'vestnik-scripts-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

test('the lock file names every optional package, for other platforms too', () => {
  interface Locked {
    optionalDependencies?: Record<string, string>;
  }
  const file = path.join(import.meta.dirname, '../package-lock.json');
  const packages: Record<string, Locked> = JSON.parse(readFileSync(file, 'utf8')).packages;
  const missing = Object.entries(packages).flatMap(([place, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter(
      (name) =>
        !(`node_modules/${name}` in packages) && !(`${place}/node_modules/${name}` in packages),
    ),
  );
  expect(missing).toEqual([]);
});

test('a build is stale when a source changed, came or went, not when a test did', () => {
  const folder = temporaryFolder();
  const write = (name: string, text: string) => writeFileSync(path.join(folder, 'src', name), text);
  mkdirSync(path.join(folder, 'src'));
  write('a.ts', '1');
  const first = fingerprint(folder, ['src']);
  write('a.test.ts', 'test');
  expect(fingerprint(folder, ['src'])).toBe(first);
  write('a.ts', '2');
  const second = fingerprint(folder, ['src']);
  expect(second).not.toBe(first);
  write('b.ts', '');
  expect(fingerprint(folder, ['src'])).not.toBe(second);
});

test('start takes port and data, and refuses what it does not know', () => {
  expect(parseOptions([])).toEqual({ port: null, data: null, open: true, help: false });
  expect(parseOptions(['--port', '0', '--data', '/tmp/x', '--no-open'])).toEqual({
    port: 0,
    data: '/tmp/x',
    open: false,
    help: false,
  });
  expect(() => parseOptions(['--port', '70000'])).toThrow('--port');
  expect(() => parseOptions(['--bogus'])).toThrow();
});

test('a taken port leads to the next one', async () => {
  const server = createServer();
  onTestFinished(() => void server.close());
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  expect(await nextFreePort(port)).toBeGreaterThan(port);
});

test('counts tell failures that are no test', () => {
  const vitest = { numPassedTests: 3, numFailedTests: 0, numPendingTests: 1, numTodoTests: 0 };
  expect(vitestCounts({ ...vitest, success: true })).toEqual({
    passed: 3,
    failed: 0,
    skipped: 1,
    flaky: 0,
  });
  expect(vitestCounts({ ...vitest, success: false }).failed).toBe(1);
  const stats = { expected: 2, unexpected: 1, flaky: 1, skipped: 0 };
  expect(playwrightCounts({ stats, errors: [] })).toEqual({
    passed: 3,
    failed: 1,
    skipped: 0,
    flaky: 1,
  });
  const none = { expected: 0, unexpected: 0, flaky: 0, skipped: 0 };
  expect(playwrightCounts({ stats: none, errors: ['no tests'] }).failed).toBe(1);
  expect(readCounts(path.join(temporaryFolder(), 'no.json'), vitestCounts).failed).toBe(1);
});

test('the summary is one plain line', () => {
  expect(summaryLine({ passed: 12, failed: 0, skipped: 0, flaky: 0 })).toBe('12 passed, 0 failed');
  expect(summaryLine({ passed: 12, failed: 1, skipped: 2, flaky: 3 })).toBe(
    '12 passed, 1 failed, 2 skipped, 3 flaky',
  );
});

test('steps are chosen by name', () => {
  const steps = ['lint', 'unit'].map((name) => ({
    name,
    label: name,
    run: async () => ({ ok: true }),
  }));
  expect(chooseSteps(steps, ['unit'])).toEqual([steps[1]]);
  expect(chooseSteps(steps, [])).toEqual(steps);
  expect(() => chooseSteps(steps, ['bogus'])).toThrow('bogus');
});

test('every protection that the specs must miss is still where it was, and so are the specs', () => {
  const read = (file: string) => readFileSync(path.join(import.meta.dirname, '..', file), 'utf8');
  const spec = read('e2e/specs/desktop-security.spec.ts');
  for (const mutation of MUTATIONS) {
    const source = read(mutation.file);
    expect(mutate(source, mutation), mutation.name).not.toBe(source);
    expect(spec).toContain(`test('${mutation.noticedBy}'`);
  }
});

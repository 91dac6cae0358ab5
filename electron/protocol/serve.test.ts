import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { resolveAppUrl } from './resolve.ts';
import { serveApp } from './serve.ts';

let root: string;
beforeAll(async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'vestnik-app-'));
  root = path.join(folder, 'renderer');
  await mkdir(path.join(root, 'assets'), { recursive: true });
  await writeFile(path.join(root, 'index.html'), '<!doctype html>');
  await writeFile(path.join(root, 'assets', 'a b.js'), 'export {}');
  await writeFile(path.join(folder, 'secret.txt'), 'secret');
  await mkdir(path.join(folder, 'renderer-other'));
});

const get = (url: string, method = 'GET') => serveApp(new Request(url, { method }), root);

test('serves the page with the content security policy', async () => {
  const answer = await get('app://vestnik/');
  expect(answer.status).toBe(200);
  expect(await answer.text()).toBe('<!doctype html>');
  expect(answer.headers.get('content-type')).toBe('text/html; charset=utf-8');
  expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
  expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
});

test('serves assets by their decoded name', async () => {
  const answer = await get('app://vestnik/assets/a%20b.js');
  expect(answer.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
});

test.each([
  'app://vestnik/..%2fsecret.txt',
  'app://vestnik/%2e%2e/secret.txt',
  'app://vestnik/assets/..%2f..%2fsecret.txt',
  'app://vestnik/..%2frenderer-other',
  'app://vestnik/%00',
  'app://vestnik/%ff',
  'app://other/index.html',
])('%s leads nowhere', (url) => {
  const file = resolveAppUrl(url, root);
  expect(file === null || file.startsWith(root + path.sep)).toBe(true);
  expect(file ?? '').not.toContain('..');
});

test('what is missing or no GET is not found', async () => {
  expect((await get('app://vestnik/missing.js')).status).toBe(404);
  expect((await get('app://vestnik/..%2fsecret.txt')).status).toBe(404);
  expect((await get('app://vestnik/', 'POST')).status).toBe(404);
});

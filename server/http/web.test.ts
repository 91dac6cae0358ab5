import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { join as joinServer } from '../testing/client.ts';
import { testServer } from '../testing/server.ts';

let web: string;
beforeAll(() => {
  web = mkdtempSync(join(tmpdir(), 'vestnik-web-'));
  mkdirSync(join(web, 'assets'));
  writeFileSync(join(web, 'index.html'), '<!doctype html><title>Vestnik</title>');
  writeFileSync(join(web, 'assets', 'app-1a2b.js'), 'export {};');
});
afterAll(() => rmSync(web, { recursive: true, force: true }));

test('the web client is served with strict headers', async () => {
  await using server = await testServer({ web });
  const page = await fetch(server.url);
  expect(await page.text()).toContain('<title>Vestnik</title>');
  expect(page.headers.get('cache-control')).toBe('no-cache');
  const policy = page.headers.get('content-security-policy');
  expect(policy).toContain("default-src 'none'; script-src 'self'");
  expect(policy).toContain("require-trusted-types-for 'script'");
  expect(page.headers.get('x-content-type-options')).toBe('nosniff');
  expect(page.headers.get('referrer-policy')).toBe('no-referrer');
  expect(page.headers.get('cross-origin-opener-policy')).toBe('same-origin');
  const asset = await fetch(`${server.url}/assets/app-1a2b.js`);
  expect(asset.headers.get('content-type')).toContain('javascript');
  expect(asset.headers.get('cache-control')).toContain('immutable');
  for (const path of ['/nothing', '/assets/', '/%2e%2e/package.json', '/assets/..%2f..%2fetc']) {
    expect((await fetch(server.url + path)).ok).toBe(false);
  }
});

test('without a build the server says how to make one', async () => {
  await using server = await testServer();
  const page = await fetch(server.url);
  expect(page.headers.get('content-type')).toContain('text/plain');
  expect(await page.text()).toContain('npm run build');
});

test('health and metrics', async () => {
  await using server = await testServer();
  expect(await (await fetch(`${server.url}/healthz`)).json()).toEqual({ ok: true });
  await joinServer(server.url);
  const metrics = await (await fetch(`${server.url}/metrics`)).text();
  expect(metrics).toMatch(/^vestnik_connections 1$/m);
  expect(metrics).toMatch(/^vestnik_messages_total 0$/m);
  const proxied = await fetch(`${server.url}/metrics`, {
    headers: { 'x-forwarded-for': '1.2.3.4' },
  });
  expect(proxied.status).toBe(404);
});

test('metrics behind a token', async () => {
  await using server = await testServer({ metricsToken: 'secret' });
  const status = async (authorization: string) =>
    (await fetch(`${server.url}/metrics`, { headers: { authorization } })).status;
  expect(await status('Bearer secret')).toBe(200);
  expect(await status('Bearer secreT')).toBe(404);
  expect(await status('')).toBe(404);
});

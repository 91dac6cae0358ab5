import { afterAll, beforeAll, expect, test } from 'vitest';
import { HTTP_PATHS, serverInfoSchema, sessionSchema } from '#contract/wire/auth.ts';
import { LIMITS } from '#contract/wire/limits.ts';
import * as v from 'valibot';
import {
  createDevice,
  createKey,
  fetchNonce,
  post,
  proof,
  register,
  tryLogin,
  tryRegister,
} from '../testing/account.ts';
import { type TestServer, testServer } from '../testing/server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await testServer({ name: 'Test' });
});
afterAll(() => server[Symbol.asyncDispose]());

const DAY = 24 * 60 * 60_000;

test('the server introduces itself to any origin', async () => {
  const response = await fetch(server.url + HTTP_PATHS.info);
  expect(v.parse(serverInfoSchema, await response.json())).toMatchObject({ name: 'Test' });
  expect(response.headers.get('access-control-allow-origin')).toBe('*');
  const preflight = await fetch(server.url + HTTP_PATHS.login, { method: 'OPTIONS' });
  expect(preflight.status).toBe(204);
  expect(preflight.headers.get('access-control-allow-headers')).toContain('authorization');
});

test('a new account registers once, its devices log in', async () => {
  const device = createDevice();
  const first = await tryRegister(server.url, device, 'first_one');
  expect(v.parse(sessionSchema, first.body)).toMatchObject({
    userId: device.userId,
    deviceId: device.deviceId,
    handle: 'first_one',
  });
  expect(await tryRegister(server.url, device)).toMatchObject({
    status: 409,
    body: { code: 'account-exists' },
  });
  expect(await tryRegister(server.url, createDevice(), 'first_one')).toMatchObject({
    body: { code: 'handle-taken' },
  });
  const second = await tryLogin(server.url, createDevice(device.identity));
  expect(second.body).toMatchObject({ ok: true, userId: device.userId, handle: 'first_one' });
});

test('an account that took a taken handle was not half created', async () => {
  await register(server.url, createDevice(), 'occupied');
  const device = createDevice();
  await tryRegister(server.url, device, 'occupied');
  expect((await tryLogin(server.url, device)).body).toMatchObject({ code: 'account-unknown' });
  expect((await tryRegister(server.url, device, 'unoccupied')).body).toMatchObject({ ok: true });
});

test('a nonce serves once, even for an attempt that fails', async () => {
  const device = createDevice();
  await register(server.url, device);
  const nonce = await fetchNonce(server.url);
  expect((await tryLogin(server.url, device, { nonce })).body).toMatchObject({ ok: true });
  expect((await tryLogin(server.url, device, { nonce })).body).toMatchObject({
    code: 'nonce-invalid',
  });
  const other = await fetchNonce(server.url);
  await tryLogin(server.url, device, { nonce: other, signer: createKey() });
  expect((await tryLogin(server.url, device, { nonce: other })).body).toMatchObject({
    code: 'nonce-invalid',
  });
  const invented = crypto.getRandomValues(new Uint8Array(32));
  expect((await tryLogin(server.url, device, { nonce: invented })).body).toMatchObject({
    code: 'nonce-invalid',
  });
});

test.each([
  ['signed by another key', { signer: createKey() }, 401, 'bad-signature'],
  ['signed for another server', { signedOrigin: 'https://evil.example' }, 401, 'bad-signature'],
  ['made for another server', { origin: 'https://evil.example' }, 403, 'origin-mismatch'],
])('a login %s is refused', async (_name, options, status, code) => {
  const device = createDevice();
  await register(server.url, device);
  expect(await tryLogin(server.url, device, options)).toMatchObject({ status, body: { code } });
});

const identity = createKey();
test.each([
  ['signed by a stranger', { signer: createKey() }],
  ['that ran out', { createdAt: Date.now() - 2 * DAY, expiresAt: Date.now() - DAY }],
  ['of the future', { createdAt: Date.now() + DAY, expiresAt: Date.now() + 2 * DAY }],
  ['with an endless life', { expiresAt: Date.now() + LIMITS.certificateLifetime + DAY }],
  ['of another account', { userId: createDevice().userId }],
])('a certificate %s is refused', async (_name, options) => {
  expect(await tryRegister(server.url, createDevice(identity, options))).toMatchObject({
    body: { ok: false, code: 'bad-certificate' },
  });
});

test('a device belongs to one account for good', async () => {
  const device = createDevice();
  await register(server.url, device);
  const thief = createDevice(createKey(), {}, device.key);
  expect((await tryRegister(server.url, thief)).body).toMatchObject({ code: 'conflict' });
});

test('an account has a limited number of devices', async () => {
  const device = createDevice();
  await register(server.url, device);
  for (let count = 1; count < LIMITS.devicesPerAccount; count++) {
    const { body } = await tryLogin(server.url, createDevice(device.identity));
    expect(body.ok).toBe(true);
  }
  expect((await tryLogin(server.url, createDevice(device.identity))).body).toMatchObject({
    code: 'limit-reached',
  });
  expect((await tryLogin(server.url, device)).body.ok).toBe(true);
});

test('bodies that follow no schema get a typed refusal', async () => {
  const good = await proof(server.url, createDevice());
  const bad: [unknown, string][] = [
    [{}, 'bad-request'],
    [[], 'bad-request'],
    ['text', 'bad-request'],
    [{ ...good, extra: 1 }, 'bad-request'],
    [{ ...good, signature: 'AA' }, 'bad-signature'],
    [{ ...good, identityKey: '*' }, 'bad-request'],
    [{ ...good, handle: 'Ü' }, 'bad-request'],
    [{ filler: 'x'.repeat(LIMITS.httpBody) }, 'payload-too-large'],
  ];
  for (const [body, code] of bad) {
    expect((await post(server.url, HTTP_PATHS.register, body)).body).toEqual({ ok: false, code });
  }
  const poisoned = await fetch(server.url + HTTP_PATHS.login, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"__proto__":{"ok":true}}',
  });
  expect(await poisoned.json()).toEqual({ ok: false, code: 'bad-request' });
  const unknown = await post(server.url, '/api/v1/nothing');
  expect(unknown).toEqual({ status: 404, body: { ok: false, code: 'not-found' } });
});

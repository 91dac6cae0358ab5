import { expect, test } from 'vitest';
import { LIMITS } from '#contract/wire/limits.ts';
import { Nonces } from './nonces.ts';
import { Origins } from './origins.ts';

test('a nonce is valid once and for its lifetime', () => {
  const nonces = new Nonces();
  const first = nonces.issue(0);
  const second = nonces.issue(0);
  expect(nonces.consume(first, LIMITS.nonceLifetime - 1)).toBe(true);
  expect(nonces.consume(first, 0)).toBe(false);
  expect(nonces.consume(second, LIMITS.nonceLifetime)).toBe(false);
});

test('a flood of requests can not fill the memory', () => {
  const nonces = new Nonces();
  const first = nonces.issue(0);
  for (let i = 0; i < 20_000; i++) nonces.issue(1);
  const last = nonces.issue(1);
  expect(nonces.consume(first, 1)).toBe(false);
  expect(nonces.consume(last, 1)).toBe(true);
});

test('configured origins replace the names of this machine', () => {
  const local = new Origins([], 8080);
  for (const origin of ['http://127.0.0.1:8080', 'http://localhost:8080', 'http://[::1]:8080']) {
    expect(local.accepts(origin)).toBe(true);
  }
  expect(local.accepts('http://127.0.0.1:8081')).toBe(false);
  const configured = new Origins(['https://chat.example'], 8080);
  expect(configured.accepts('https://chat.example')).toBe(true);
  expect(configured.accepts('http://127.0.0.1:8080')).toBe(false);
});

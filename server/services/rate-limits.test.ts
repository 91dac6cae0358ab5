import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { join, message, openChat } from '../testing/client.ts';
import { createDevice, login, register, tryLogin } from '../testing/account.ts';
import { testServer } from '../testing/server.ts';
import { RateLimits, addressKey } from './rate-limits.ts';
import { RATES } from './rates.ts';

test('a bucket gives its burst at once and then its rate', () => {
  const limits = new RateLimits(1);
  const { burst, perSecond } = RATES.lookup;
  for (let i = 0; i < burst; i++) expect(limits.take('lookup', 'a', 0)).toBe(0);
  const wait = limits.take('lookup', 'a', 0);
  expect(wait).toBe(1000 / perSecond);
  expect(limits.take('lookup', 'b', 0)).toBe(0);
  expect(limits.take('lookup', 'a', wait - 1)).toBeGreaterThan(0);
  expect(limits.take('lookup', 'a', wait)).toBe(0);
});

test('however the calls fall, no more than burst plus rate pass', () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 400 }), { maxLength: 300 }), (gaps) => {
      const limits = new RateLimits(1);
      const { burst, perSecond } = RATES.typing;
      let now = 0;
      let passed = 0;
      for (const gap of gaps) {
        now += gap;
        if (limits.take('typing', 'a', now) === 0) passed++;
        if (now % 7 === 0) limits.sweep(now);
      }
      expect(passed).toBeLessThanOrEqual(burst + (now * perSecond) / 1000 + 1);
    }),
  );
});

test('a factor scales, zero turns off, and memory stays bounded', () => {
  const off = new RateLimits(0);
  for (let i = 0; i < 1000; i++) expect(off.take('handle', 'a', 0)).toBe(0);
  const twice = new RateLimits(2);
  for (let i = 0; i < RATES.handle.burst * 2; i++) expect(twice.take('handle', 'a', 0)).toBe(0);
  expect(twice.take('handle', 'a', 0)).toBeGreaterThan(0);
  for (let i = 0; i < 120_000; i++) twice.take('nonce', `${i}`, 0);
  expect(twice.size).toBeLessThan(60_000);
});

test.each([
  ['127.0.0.1', '127.0.0.1'],
  ['::ffff:10.0.0.1', '10.0.0.1'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
  ['2001:db8::1', '2001:db8:0:0'],
  ['::1', '0:0:0:0'],
])('%s counts as %s', (address, key) => expect(addressKey(address)).toBe(key));

test('a hundred logins of one address in a row pass, a flood does not', async () => {
  await using server = await testServer({ rateFactor: 1 });
  const devices = [createDevice(), createDevice(), createDevice()];
  for (const device of devices) await register(server.url, device);
  for (let i = 0; i < 102; i++) await login(server.url, devices[i % 3]!);
  const attempts = Array.from({ length: 60 }, () => tryLogin(server.url, devices[0]!));
  const refused = (await Promise.all(attempts)).filter(({ status }) => status === 429);
  expect(refused.length).toBeGreaterThan(0);
  expect(refused[0]?.body).toMatchObject({
    code: 'rate-limited',
    retryAfterMs: expect.any(Number),
  });
}, 30_000);

test('floods of requests are refused with the time to wait; others go on', async () => {
  await using server = await testServer({ rateFactor: 0.1 });
  const anna = await join(server.url);
  const boris = await join(server.url);
  const chatId = await openChat(anna, boris);
  const sends = Array.from({ length: 200 }, () => anna.request('message:send', message(chatId)));
  const refused = (await Promise.all(sends)).filter((answer) => !answer.ok);
  expect(refused.length).toBeGreaterThan(100);
  expect(refused[0]).toMatchObject({ code: 'rate-limited' });
  const lookups = Array.from({ length: 20 }, () =>
    anna.refused('directory:lookup', { userId: boris.userId }),
  );
  expect(await Promise.all(lookups)).toContain('rate-limited');
  await boris.ask('message:send', message(chatId));
});

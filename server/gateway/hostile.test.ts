import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as v from 'valibot';
import { REQUESTS, type RequestName } from '#contract/wire/events.ts';
import { LIMITS } from '#contract/wire/limits.ts';
import { createDevice, register } from '../testing/account.ts';
import {
  type TestClient,
  bytes,
  connect,
  join,
  message,
  newId,
  openChat,
} from '../testing/client.ts';
import { type TestServer, testServer } from '../testing/server.ts';
import { nearValid } from '../testing/payloads.ts';

let server: TestServer;
let anna: TestClient;
let boris: TestClient;
let mallory: TestClient;
let chatId: Awaited<ReturnType<typeof openChat>>;

beforeAll(async () => {
  server = await testServer();
  anna = await join(server.url, 'anna');
  boris = await join(server.url, 'boris');
  mallory = await join(server.url, 'mallory');
  chatId = await openChat(anna, boris);
  await anna.ask('message:send', message(chatId));
  await anna.ask('profile:set', { version: 1, sealed: bytes() });
  const packages = [{ data: bytes(), expiresAt: Date.now() + 3_600_000 }];
  await anna.ask('key-package:upload', { packages });
});
afterAll(() => server[Symbol.asyncDispose]());

/** Everything of the bystanders that a stranger must not be able to change. */
async function bystanders() {
  const sync = await boris.ask('sync:start', { cursors: [] });
  return {
    chats: sync.chats,
    log: await boris.ask('chat:fetch', { chatId, afterSeq: 0, limit: 200 }),
    anna: await boris.ask('directory:lookup', { userId: anna.userId }),
    profile: await boris.ask('profile:get', { userId: anna.userId }),
    devices: (await boris.ask('device:list', {})).devices.map(({ deviceId, revoked }) => ({
      deviceId,
      revoked,
    })),
  };
}

const names = Object.keys(REQUESTS) as RequestName[];
/** Claiming and creating chats with others is everybody's right, and changes their counts. */
const strangers = names.filter((name) => name !== 'key-package:claim' && name !== 'chat:create');

test.each(names)(
  '%s: whatever comes is answered in type',
  async (name) => {
    const payloads = fc.oneof(fc.anything({ withNullPrototype: false }), nearValid(name));
    await fc.assert(
      fc.asyncProperty(payloads, async (payload) => {
        // `raw` fails on anything but a valid response or a refusal with a known code.
        const answer = await mallory.raw(name, encodable(payload) ? payload : null);
        expect(answer).toHaveProperty('ok');
        if (!answer.ok) expect(answer.code).not.toBe('internal');
        if (!mallory.socket.connected) throw new Error('the connection broke');
      }),
      { numRuns: 60 },
    );
    await expect(anna.ask('key-package:count', {})).resolves.toBeDefined();
  },
  60_000,
);

test('nothing a stranger says changes what belongs to others', async () => {
  const before = await bystanders();
  const ids = { chatId, userIds: [anna.userId, boris.userId], deviceIds: [anna.deviceId] };
  await fc.assert(
    fc.asyncProperty(
      fc
        .constantFrom(...strangers)
        .chain((name) => fc.record({ name: fc.constant(name), payload: nearValid(name, ids) })),
      async ({ name, payload }) => {
        await mallory.raw(name, payload);
      },
    ),
    { numRuns: 120 },
  );
  expect(await bystanders()).toEqual(before);
}, 60_000);

test('a known member can change nothing of a chat with requests that are refused', async () => {
  const before = await bystanders();
  const refused: [RequestName, unknown][] = [
    ['message:send', { ...message(chatId), epoch: 7 }],
    ['message:send', { ...message(chatId), ciphertext: bytes(LIMITS.messageCiphertext + 1) }],
    ['message:send', { ...message(chatId), ciphertext: [1, 2, 3] }],
    ['message:send', { ...message(chatId), id: 'no-uuid' }],
    ['message:send', { ...message(chatId), extra: true }],
    ['chat:confirm', { chatId, seq: 1e9 }],
    ['chat:confirm', { chatId, seq: -1 }],
    ['chat:read', { chatId, seq: 1.5 }],
    ['chat:read', { chatId, seq: Number.NaN }],
    ['chat:commit', { chatId, epoch: 0, id: newId(), commit: bytes(), added: [], removed: [] }],
  ];
  for (const [name, payload] of refused) {
    const answer = await anna.raw(name, payload);
    expect(v.is(v.object({ ok: v.literal(false) }), answer)).toBe(true);
  }
  expect(await bystanders()).toEqual(before);
});

test('requests without an ack, unknown events and odd arguments are ignored', async () => {
  for (const args of [[], [1], [null], [{}, {}], ['a', 'b', 'c'], [message(chatId)]]) {
    mallory.socket.emit('message:send', ...args);
    mallory.socket.emit('typing:set', ...args);
    mallory.socket.emit('no:such', ...args);
    mallory.socket.emit('__proto__', ...args);
    mallory.socket.emit('constructor', ...args);
    mallory.socket.emit('toString', ...args);
  }
  expect(await mallory.socket.emitWithAck('no:such', {})).toEqual({
    ok: false,
    code: 'bad-request',
  });
  expect(await mallory.socket.emitWithAck('hasOwnProperty')).toEqual({
    ok: false,
    code: 'bad-request',
  });
  await mallory.ask('key-package:count', {});
});

test('too much that follows no schema ends the connection, and only that one', async () => {
  await using strict = await testServer({ rateFactor: 1 });
  const device = createDevice();
  const rude = await connect(strict.url, device, await register(strict.url, device));
  const other = await join(strict.url);
  const gone = new Promise((resolve) => rude.socket.once('disconnect', resolve));
  for (let i = 0; i < 60; i++) rude.socket.emit('message:send', i);
  await gone;
  await other.ask('key-package:count', {});
});

/** Whether it makes a well-formed frame; what does not is the matter of frames.test.ts. */
function encodable(value: unknown): boolean {
  if (typeof value === 'bigint' || typeof value === 'symbol' || typeof value === 'function') {
    return false;
  }
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return true;
  return !Object.hasOwn(value, '__proto__') && Object.values(value).every(encodable);
}

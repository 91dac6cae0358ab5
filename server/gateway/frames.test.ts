import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { HTTP_PATHS } from '#contract/wire/auth.ts';
import { LIMITS } from '#contract/wire/limits.ts';
import { MsgpackEncoder } from '#contract/wire/msgpack-encoder.ts';
import { createDevice, register } from '../testing/account.ts';
import { type TestClient, join } from '../testing/client.ts';
import { type TestServer, testServer } from '../testing/server.ts';

let server: TestServer;
let witness: TestClient;
beforeAll(async () => {
  server = await testServer();
  witness = await join(server.url);
});
afterAll(() => server[Symbol.asyncDispose]());

const encoder = new MsgpackEncoder();

/** A bare websocket that speaks Engine.IO only as far as it wants to. */
async function bare(query = 'EIO=4&transport=websocket'): Promise<WebSocket> {
  const socket = new WebSocket(`${server.url.replace('http', 'ws')}${HTTP_PATHS.socket}/?${query}`);
  socket.binaryType = 'arraybuffer';
  await new Promise((resolve) => {
    socket.addEventListener('open', resolve, { once: true });
    socket.addEventListener('close', resolve, { once: true });
  });
  return socket;
}

const closed = (socket: WebSocket) =>
  new Promise<void>((resolve) => {
    if (socket.readyState === WebSocket.CLOSED) resolve();
    socket.addEventListener('close', () => resolve(), { once: true });
  });

/** A bare websocket whose session is open: raw frames reach the dispatcher. */
async function inside(): Promise<WebSocket> {
  const { token } = await register(server.url, createDevice());
  const socket = await bare();
  const connected = new Promise<void>((resolve) => {
    socket.addEventListener('message', ({ data }) => {
      if (typeof data !== 'string') resolve();
    });
  });
  socket.send(encoder.encode({ type: 0, nsp: '/', data: { token, protocol: 1 } }));
  await connected;
  return socket;
}

const HOSTILE: [string, Uint8Array | string][] = [
  ['nothing', new Uint8Array(0)],
  ['an array of four billion items', Uint8Array.of(0xdd, 255, 255, 255, 255)],
  ['an extension of four gigabytes', Uint8Array.of(0xc9, 255, 255, 255, 255, 0)],
  ['endless nesting', new Uint8Array(100_000).fill(0x91)],
  ['a text frame', '4hello'],
  ['an unknown engine packet', '9'],
  ['text of a packet', '42["message:send",{}]'],
  ['a packet without a type', encoder.encode({ nsp: '/' })],
  ['an unknown packet type', encoder.encode({ type: 77, nsp: '/' })],
  ['another namespace', encoder.encode({ type: 2, nsp: '/admin', data: ['x'] })],
  ['a reserved event', encoder.encode({ type: 2, nsp: '/', data: ['disconnect', {}] })],
  ['an error event', encoder.encode({ type: 2, nsp: '/', data: ['error', {}] })],
  ['an ack nobody waits for', encoder.encode({ type: 3, nsp: '/', id: 99, data: [] })],
  ['a second connect', encoder.encode({ type: 0, nsp: '/', data: {} })],
  [
    'a field named __proto__',
    encoder.encode({ type: 2, nsp: '/', id: 1, data: ['x', JSON.parse('{"__proto__":{}}')] }),
  ],
  ['a huge ack id', encoder.encode({ type: 2, nsp: '/', id: 2 ** 53, data: ['x'] })],
];

test.each(HOSTILE)('before and inside a session: %s', async (_name, frame) => {
  for (const socket of [await bare(), await inside()]) {
    socket.send(frame as never);
    socket.send(frame as never);
    await witness.ask('key-package:count', {});
    socket.close();
    await closed(socket);
  }
});

test('a frame above the limit ends its connection', async () => {
  const socket = await inside();
  const gone = closed(socket);
  socket.send(new Uint8Array(LIMITS.frame + 1));
  await gone;
  expect(await witness.refused('key-package:count', {})).toBe('ok');
});

test('random frames leave the server alive', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.uint8Array({ maxLength: 100 }), { minLength: 1, maxLength: 8 }),
      async (frames) => {
        const socket = await bare();
        for (const frame of frames) socket.send(Uint8Array.from(frame));
        await witness.ask('key-package:count', {});
        socket.close();
      },
    ),
    { numRuns: 40 },
  );
}, 30_000);

test('flipped bytes in a well-formed packet leave the server alive', async () => {
  const packet = encoder
    .encode({
      type: 2,
      nsp: '/',
      id: 1,
      data: ['directory:lookup', { userId: witness.userId, extra: [1, { a: new Uint8Array(9) }] }],
    })
    .slice();
  let socket = await inside();
  await fc.assert(
    fc.asyncProperty(fc.nat({ max: packet.length - 1 }), fc.nat({ max: 255 }), async (at, byte) => {
      const flipped = packet.slice();
      flipped[at] = byte;
      if (socket.readyState !== WebSocket.OPEN) socket = await inside();
      socket.send(flipped);
      await witness.ask('key-package:count', {});
    }),
    { numRuns: 100 },
  );
  socket.close();
}, 30_000);

test('odd handshakes are turned away', async () => {
  for (const query of ['', 'EIO=3&transport=websocket', 'EIO=4&transport=polling', 'EIO=x']) {
    const socket = await bare(query);
    await closed(socket);
  }
  await witness.ask('key-package:count', {});
});

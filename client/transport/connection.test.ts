import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Result } from '#contract/engine/errors.ts';
import type { ConnectionView } from '#contract/engine/views.ts';
import { TIMING } from '../runtime/context.ts';
import { fail, ok } from '../runtime/results.ts';
import { Timers } from '../runtime/timers.ts';
import { type FakeSocket, fakeSockets } from '../testing/fake-socket.ts';
import { type Connection, createConnection } from './connection.ts';
import type { PushHandlers } from './link.ts';

const ORIGIN = 'https://chat.example.org';
const MINUTE = 60_000;

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

interface Setup {
  connection: Connection;
  sockets: FakeSocket[];
  states: ConnectionView['state'][];
  views: Pick<ConnectionView, 'state' | 'retryAt' | 'code'>[];
  /** When the server was last heard, as told with the newest view. */
  heardAt: () => number | null;
  logins: () => number;
  login: (result: Result<{ token: string; expiresAt: number }>) => void;
}

function setUp(opened: () => Promise<Result> = async () => ok()): Setup {
  const { factory, made } = fakeSockets();
  const views: Setup['views'] = [];
  let heard: number | null = null;
  let logins = 0;
  let next: Result<{ token: string; expiresAt: number }> | null = null;
  const connection = createConnection({
    context: { now: Date.now, random: () => 0.5, log: () => {}, timing: TIMING },
    timers: new Timers(),
    socketFactory: factory,
    tokens: {
      login: async () => {
        logins++;
        return next ?? ok({ token: `t${logins}`, expiresAt: Date.now() + 10 * MINUTE });
      },
    },
    handlers: {} as PushHandlers,
    opened,
    resync: async () => ok(),
    closed: () => {},
    changed(view, heardAt) {
      views.push(view);
      heard = heardAt;
    },
  });
  return {
    connection,
    sockets: made,
    views,
    get states() {
      return views.map(({ state }) => state);
    },
    heardAt: () => heard,
    logins: () => logins,
    login: (result) => (next = result),
  };
}

const tick = () => vi.advanceTimersByTimeAsync(0);

async function connected(setup: Setup): Promise<FakeSocket> {
  setup.connection.open(ORIGIN);
  await tick();
  const socket = setup.sockets.at(-1);
  if (socket === undefined) throw new Error('no socket was made');
  socket.happen('connect');
  await tick();
  return socket;
}

test('goes from connecting over syncing to online', async () => {
  const setup = setUp();
  await connected(setup);
  expect(setup.states).toEqual(['connecting', 'syncing', 'online']);
});

test('waits longer after each failure, and not at all when told to', async () => {
  const setup = setUp();
  setup.login(fail('server-unreachable'));
  setup.connection.open(ORIGIN);
  await tick();
  const delays = [];
  for (let attempt = 0; attempt < 8; attempt++) {
    const { state, retryAt } = setup.views.at(-1) ?? {};
    expect(state).toBe('waiting');
    delays.push((retryAt ?? 0) - Date.now());
    await vi.advanceTimersByTimeAsync((retryAt ?? 0) - Date.now());
  }
  expect(delays).toEqual([250, 500, 1000, 2000, 4000, 8000, 15_000, 15_000]);
  const before = setup.logins();
  setup.connection.reconnect();
  await tick();
  expect(setup.logins()).toBe(before + 1);
});

test('a server that asks to wait is left alone as long', async () => {
  const setup = setUp();
  setup.login(fail('rate-limited', 40_000));
  setup.connection.open(ORIGIN);
  await tick();
  expect(setup.views.at(-1)).toEqual({
    state: 'waiting',
    code: 'rate-limited',
    retryAt: Date.now() + 40_000,
  });
});

test('a refused device stays refused until the person tries again', async () => {
  const setup = setUp();
  setup.login(fail('device-revoked'));
  setup.connection.open(ORIGIN);
  await tick();
  expect(setup.views.at(-1)).toMatchObject({ state: 'refused', code: 'device-revoked' });
  await vi.advanceTimersByTimeAsync(60 * MINUTE);
  expect(setup.logins()).toBe(1);
  setup.connection.reconnect();
  await tick();
  expect(setup.logins()).toBe(2);
});

test('a token is used again after a break, and replaced when the server calls it old', async () => {
  const setup = setUp();
  const first = await connected(setup);
  first.happen('disconnect');
  await vi.advanceTimersByTimeAsync(1000);
  expect(setup.sockets.at(-1)?.token).toBe('t1');
  const refusal = Object.assign(new Error(), { data: { code: 'token-expired' } });
  setup.sockets.at(-1)?.happen('connect_error', refusal);
  await vi.advanceTimersByTimeAsync(1000);
  expect(setup.sockets.at(-1)?.token).toBe('t2');
});

test('a token is refreshed in time, without a break', async () => {
  const setup = setUp();
  const socket = await connected(setup);
  await vi.advanceTimersByTimeAsync(6 * MINUTE);
  expect(socket.sent.map(({ name }) => name)).toEqual(['session:refresh']);
  socket.answer('session:refresh', {
    ok: true,
    token: 'fresh',
    expiresAt: Date.now() + 10 * MINUTE,
  });
  await vi.advanceTimersByTimeAsync(6 * MINUTE);
  expect(socket.sent).toHaveLength(2);
  expect(setup.states.at(-1)).toBe('online');
});

test('a lost socket answers open requests and starts over', async () => {
  const setup = setUp();
  const socket = await connected(setup);
  const request = setup.connection.request('device:list', {});
  socket.happen('disconnect');
  expect(await request).toEqual(fail('offline'));
  expect(setup.states.at(-1)).toBe('waiting');
  expect(await setup.connection.request('device:list', {})).toEqual(fail('offline'));
});

test('a request without an answer times out; a late answer counts for nothing', async () => {
  const setup = setUp();
  const socket = await connected(setup);
  const request = setup.connection.request('device:list', {});
  await vi.advanceTimersByTimeAsync(TIMING.request);
  expect(await request).toEqual(fail('timeout'));
  socket.answer('device:list', { ok: true, devices: [] });
});

test('after sleep a dead connection is found out and replaced', async () => {
  const setup = setUp();
  const socket = await connected(setup);
  setup.connection.reconnect();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(socket.closed).toBe(true);
  expect(setup.sockets.length).toBeGreaterThan(1);
});

test('nothing counts as received after the server was last heard', async () => {
  const setup = setUp();
  const socket = await connected(setup);
  await vi.advanceTimersByTimeAsync(MINUTE);
  socket.ping();
  const heard = Date.now();
  await vi.advanceTimersByTimeAsync(MINUTE);
  setup.connection.reconnect();
  await vi.advanceTimersByTimeAsync(10_000);
  expect(setup.states).toContain('waiting');
  expect(setup.heardAt()).toBe(heard);
});

test('an attempt that hangs in a network that is gone gives way to a new one', async () => {
  const setup = setUp();
  setup.connection.open(ORIGIN);
  await tick();
  setup.connection.reconnect();
  await tick();
  expect(setup.sockets).toHaveLength(1);
  await vi.advanceTimersByTimeAsync(3000);
  setup.connection.reconnect();
  await tick();
  expect(setup.sockets).toHaveLength(2);
  expect(setup.sockets[0]?.closed).toBe(true);
});

test('several signs of a new network make one probe, also during a sync', async () => {
  const setup = setUp(() => new Promise(() => {}));
  const socket = await connected(setup);
  for (let sign = 0; sign < 3; sign++) setup.connection.reconnect();
  expect(socket.sent.map(({ name }) => name)).toEqual(['session:refresh']);
  socket.answer('session:refresh', { ok: true, token: 'fresh', expiresAt: Date.now() + MINUTE });
  await tick();
  expect(socket.closed).toBe(false);
  setup.connection.reconnect();
  await vi.advanceTimersByTimeAsync(5000);
  expect(socket.closed).toBe(true);
  expect(setup.sockets).toHaveLength(2);
});

test('a handshake that never ends is given up', async () => {
  const setup = setUp();
  setup.connection.open(ORIGIN);
  await vi.advanceTimersByTimeAsync(TIMING.request);
  expect(setup.views.at(-1)).toMatchObject({ state: 'waiting', code: 'timeout' });
  expect(setup.sockets[0]?.closed).toBe(true);
});

test('a sync that fails is a connection that failed', async () => {
  const setup = setUp(async () => fail('timeout'));
  const socket = await connected(setup);
  expect(setup.states).toEqual(['connecting', 'syncing', 'waiting']);
  expect(socket.closed).toBe(true);
});

test('closing ends everything, whatever was going on, and leaves no timer', async () => {
  const waiting = setUp();
  waiting.login(fail('server-unreachable'));
  waiting.connection.open(ORIGIN);
  await tick();
  waiting.connection.close();

  const online = setUp();
  const socket = await connected(online);
  const request = online.connection.request('device:list', {});
  online.connection.close();
  expect(await request).toEqual(fail('offline'));
  expect(socket.closed).toBe(true);

  const connecting = setUp();
  connecting.connection.open(ORIGIN);
  await tick();
  connecting.connection.close();
  await tick();
  expect(vi.getTimerCount()).toBe(0);
  expect([waiting, online, connecting].map(({ states }) => states.at(-1))).toEqual([
    'offline',
    'offline',
    'offline',
  ]);
});

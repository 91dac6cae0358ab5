import { type Endpoint, expose } from 'comlink';
import { afterEach, expect, test } from 'vitest';
import type { EngineApi, EngineEvent } from '#contract/engine/api.ts';
import type { Result } from '#contract/engine/errors.ts';
import type { ChatId } from '#contract/wire/primitives.ts';
import type { OpenRequest, WorkerCallbacks } from './api.ts';
import { Calls, EngineCrash } from './calls.ts';
import { connectEngine } from './connect.ts';

const CHAT = '01900000-0000-7000-8000-000000000000' as ChatId;

/** The worker's side of a channel; records what reaches it. */
class Worker {
  dek: Uint8Array | null = null;
  request: OpenRequest | null = null;
  callbacks: WorkerCallbacks | null = null;
  opens: Result = { ok: true, value: undefined };
  closed = false;
  calls: unknown[] = [];
  readonly engine = {
    start: async () => ({ ok: true, value: null }),
    stop: async () => void this.calls.push('stop'),
    setDraft: async (...args: unknown[]) => void this.calls.push(args),
    chats: () => new Promise(() => {}),
  } as unknown as EngineApi;

  async open(dek: Uint8Array, request: OpenRequest, callbacks: WorkerCallbacks): Promise<Result> {
    Object.assign(this, { dek, request, callbacks });
    return this.opens;
  }

  async close(): Promise<void> {
    this.closed = true;
  }
}

const channels: MessageChannel[] = [];
afterEach(() => {
  for (const { port1, port2 } of channels.splice(0)) {
    port1.close();
    port2.close();
  }
});

function connected(dek = new Uint8Array(32).fill(5)) {
  const channel = new MessageChannel();
  channels.push(channel);
  const worker = new Worker();
  const calls = new Calls();
  const happened: string[] = [];
  expose(worker, channel.port1 as Endpoint);
  const engine = connectEngine(channel.port2 as Endpoint, {
    dek,
    request: { database: 'd', steal: true, strangers: 'ask' },
    calls,
    destroyVault: async () => void happened.push('destroyed'),
    lost: () => happened.push('lost'),
    stopped: () => happened.push('stopped'),
  });
  return { engine, worker, calls, happened };
}

test('start opens the database with the key, which is gone here', async () => {
  const dek = new Uint8Array(32).fill(5);
  const { engine, worker } = connected(dek);
  expect(await engine.start()).toEqual({ ok: true, value: null });
  expect(worker.dek).toEqual(new Uint8Array(32).fill(5));
  expect(worker.request).toEqual({ database: 'd', steal: true, strangers: 'ask' });
  expect(dek.byteLength).toBe(0);
});

test('a part of a buffer is wiped here', async () => {
  const buffer = new Uint8Array(40).fill(5);
  const { engine, worker } = connected(buffer.subarray(8));
  await engine.start();
  expect(worker.dek).toEqual(new Uint8Array(32).fill(5));
  expect(buffer.subarray(8)).toEqual(new Uint8Array(32));
});

test('start answers why the database did not open', async () => {
  const { engine, worker } = connected();
  worker.opens = { ok: false, code: 'in-use' };
  expect(await engine.start()).toEqual({ ok: false, code: 'in-use' });
});

test('methods reach the engine, events its subscribers', async () => {
  const { engine, worker, happened } = connected();
  const events: EngineEvent[] = [];
  const unsubscribe = engine.subscribe((event) => events.push(event));
  await engine.start();
  await engine.setDraft(CHAT, 'draft');
  expect(worker.calls).toEqual([[CHAT, 'draft']]);
  const event: EngineEvent = { type: 'account', account: null };
  await worker.callbacks?.event(event);
  unsubscribe();
  await worker.callbacks?.event(event);
  expect(events).toEqual([event]);
  await worker.callbacks?.destroyVault();
  await worker.callbacks?.lost();
  expect(happened).toEqual(['destroyed', 'lost']);
});

test('stop ends the engine, then lets go of the database', async () => {
  const { engine, worker, happened } = connected();
  await engine.start();
  await engine.stop();
  expect(worker.calls).toEqual(['stop']);
  expect(worker.closed).toBe(true);
  expect(happened).toEqual(['stopped']);
});

test('a crash ends the calls that wait and those that come', async () => {
  const { engine, calls } = connected();
  const waiting = engine.chats();
  calls.fail(new EngineCrash());
  await expect(waiting).rejects.toThrow(EngineCrash);
  await expect(engine.chats()).rejects.toThrow(EngineCrash);
});

test('an engine is no promise: an async function can answer it', async () => {
  const { engine } = connected();
  expect(await engine).toBe(engine);
});

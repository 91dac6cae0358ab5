import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EngineApi, EngineEvent } from '#contract/engine/api.ts';
import type { Result } from '#contract/engine/errors.ts';
import type { ChatId } from '#contract/wire/primitives.ts';
import type { MessageView } from '#contract/engine/views.ts';
import { type RunningServer, startServer } from '#server/app.ts';
import { type EngineOptions, createEngine } from '../engine.ts';
import type { Store } from '../ports/store.ts';
import type { Timing } from '../runtime/context.ts';
import { FAST_SUITE } from '#e2ee/groups/testing/people.ts';
import { MemoryCache } from './memory-cache.ts';
import { MemoryStore } from './memory-store.ts';

/** Durations that keep tests quick. */
export const QUICK: Partial<Timing> = {
  request: 5_000,
  backoffBase: 10,
  backoffCap: 80,
  confirm: 5,
  heal: 50,
  roster: 20,
  tell: 5,
};

export interface TestServer extends RunningServer {
  data: string;
  /** Ends it and starts another one on the same port and data. */
  restart(): Promise<void>;
  remove(): Promise<void>;
}

/** A real server in this process. */
export async function testServer(): Promise<TestServer> {
  const data = mkdtempSync(join(tmpdir(), 'vestnik-client-'));
  const options = { data, host: '127.0.0.1', logLevel: 'silent' as const, rateFactor: 0 };
  let running = await startServer({ ...options, port: 0 });
  const { url, port } = running;
  return {
    url,
    port,
    data,
    close: () => running.close(),
    async restart() {
      await running.close();
      running = await startServer({ ...options, port });
    },
    async remove() {
      await running.close();
      rmSync(data, { recursive: true, force: true });
    },
  };
}

export interface TestClient {
  engine: EngineApi;
  store: Store;
  events: EngineEvent[];
  logs: string[];
}

/** An engine over a store in memory, with its events and log lines written down. */
export async function testClient(options: Partial<EngineOptions> = {}): Promise<TestClient> {
  const store = options.store ?? new MemoryStore();
  const events: EngineEvent[] = [];
  const logs: string[] = [];
  const engine = createEngine({
    store,
    files: new MemoryCache(),
    destroyVault: async () => {},
    log: (code) => logs.push(code),
    timing: QUICK,
    cipherSuite: FAST_SUITE,
    strangers: 'accept',
    ...options,
  });
  engine.subscribe((event) => events.push(event));
  valueOf(await engine.start());
  return { engine, store, events, logs };
}

/** A client with an account, connected. */
export async function registered(
  server: string,
  handle: string,
  options: Partial<EngineOptions> = {},
): Promise<TestClient> {
  const client = await testClient(options);
  const phrase = await client.engine.createPhrase();
  valueOf(await client.engine.register({ server, displayName: `Name ${handle}`, handle, phrase }));
  await online(client.engine);
  return client;
}

export async function online(engine: EngineApi, timeoutMs?: number): Promise<void> {
  await until(async () => (await engine.connection()).state === 'online', timeoutMs);
}

/** Polls until `condition` holds. @throws Error after `timeoutMs` */
export async function until(
  condition: () => boolean | Promise<boolean>,
  timeoutMs = 40_000,
): Promise<void> {
  const end = Date.now() + timeoutMs;
  while (!(await condition())) {
    if (Date.now() > end) throw new Error('condition was not met in time');
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

/** The chat of a client with the person behind a handle. */
export async function chatWith({ engine }: TestClient, handle: string): Promise<ChatId> {
  const person = valueOf(await engine.findPerson(handle));
  return valueOf(await engine.openDirect(person.userId)).chatId;
}

/** All messages of a chat, oldest first. */
export async function history(engine: EngineApi, chatId: ChatId): Promise<MessageView[]> {
  const all: MessageView[] = [];
  for (let after = 0; ;) {
    const page = await engine.page({ chatId, limit: 200, after });
    all.push(...page.messages);
    if (!page.hasNewer) return all;
    after = page.messages.at(-1)?.order ?? after;
  }
}

export async function texts(engine: EngineApi, chatId: ChatId): Promise<string[]> {
  return (await history(engine, chatId)).map(({ text }) => text);
}

export function valueOf<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`failed: ${result.code}`);
  return result.value;
}

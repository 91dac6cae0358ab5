import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join as joinPath } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Session } from '#contract/wire/auth.ts';
import { createDevice, login, register } from './testing/account.ts';
import { type TestClient, connect, message, openChat } from './testing/client.ts';

let data: string;
beforeEach(async () => {
  data = await mkdtemp(joinPath(tmpdir(), 'vestnik-durability-'));
});
afterEach(() => rm(data, { recursive: true, force: true }));

/** The server as a process of its own, the way it runs in earnest. */
async function spawnServer(): Promise<{ child: ChildProcess; url: string }> {
  const args = ['server/main.ts', '--port', '0', '--data', data, '--log-level', 'error'];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  for await (const line of createInterface({ input: child.stdout! })) {
    expect(line).toMatch(/^listening on http:\/\/127\.0\.0\.1:\d+$/);
    return { child, url: line.slice('listening on '.length) };
  }
  throw new Error('the server ended before it served');
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  const exited = once(child, 'exit');
  child.kill(signal);
  return (await exited)[0] as number | null;
}

/** Sends until the connection breaks; answers the acknowledged ids by seq. */
async function flood(client: TestClient, send: () => ReturnType<typeof message>) {
  const acknowledged = new Map<number, string>();
  while (client.socket.connected) {
    const payload = send();
    const answer = await client.request('message:send', payload).catch(() => null);
    if (answer?.ok) acknowledged.set(answer.seq, payload.id);
  }
  return acknowledged;
}

test('what was acknowledged survives kill -9, in order and once', async () => {
  const anna = createDevice();
  const boris = createDevice();
  let chatId: Awaited<ReturnType<typeof openChat>> | undefined;
  const acknowledged = new Map<number, string>();
  for (let round = 0; round < 3; round++) {
    const { child, url } = await spawnServer();
    const enter = async (device: typeof anna): Promise<Session> =>
      chatId ? login(url, device) : register(url, device);
    const a = await connect(url, anna, await enter(anna));
    const b = await connect(url, boris, await enter(boris));
    const chat = (chatId ??= await openChat(a, b));
    const floods = [a, b, a, b].map((client) => flood(client, () => message(chat)));
    while (a.pushes.length < 50) await new Promise((resolve) => setTimeout(resolve, 10));
    await end(child, 'SIGKILL');
    for (const round of await Promise.all(floods)) {
      for (const [seq, id] of round) {
        expect(acknowledged.has(seq)).toBe(false);
        acknowledged.set(seq, id);
      }
    }
  }

  const { child, url } = await spawnServer();
  const reader = await connect(url, anna, await login(url, anna));
  const stored = new Map<number, string>();
  let afterSeq = 0;
  for (;;) {
    const page = await reader.ask('chat:fetch', { chatId: chatId!, afterSeq, limit: 200 });
    for (const { seq, id } of page.entries) {
      expect(seq).toBe(afterSeq + 1);
      stored.set(seq, id);
      afterSeq = seq;
    }
    if (afterSeq >= page.headSeq) break;
  }
  expect(acknowledged.size).toBeGreaterThan(100);
  for (const [seq, id] of acknowledged) expect(stored.get(seq)).toBe(id);
  expect(new Set(stored.values()).size).toBe(stored.size);
  reader.close();
  expect(await end(child, 'SIGTERM')).toBe(0);
}, 60_000);

test('SIGTERM answers what is running, then ends', async () => {
  const { child, url } = await spawnServer();
  const anna = createDevice();
  const boris = createDevice();
  const a = await connect(url, anna, await register(url, anna));
  const b = await connect(url, boris, await register(url, boris));
  const chatId = await openChat(a, b);
  const floods = [a, b].map((client) => flood(client, () => message(chatId)));
  while (a.pushes.length < 20) await new Promise((resolve) => setTimeout(resolve, 10));
  expect(await end(child, 'SIGTERM')).toBe(0);
  const acknowledged = (await Promise.all(floods)).flatMap((round) => [...round.keys()]);
  const again = await spawnServer();
  const reader = await connect(again.url, anna, await login(again.url, anna));
  const { headSeq } = await reader.ask('chat:fetch', { chatId, afterSeq: 0, limit: 1 });
  expect(headSeq).toBe(Math.max(...acknowledged));
  reader.close();
  expect(await end(again.child, 'SIGINT')).toBe(0);
}, 60_000);

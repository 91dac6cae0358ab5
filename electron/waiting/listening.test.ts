import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { Listening } from './listening.ts';

/** A server that hands out its streams as they are asked for. */
async function streams() {
  const asked: ServerResponse[] = [];
  const wanted: ((stream: ServerResponse) => void)[] = [];
  const tokens: string[] = [];
  const server = createServer((request, response) => {
    tokens.push(request.headers.authorization ?? '');
    const take = wanted.shift();
    if (take) take(response);
    else asked.push(response);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const next = async () =>
    asked.shift() ?? (await new Promise<ServerResponse>((resolve) => wanted.push(resolve)));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, next, tokens };
}

function listen(url: string, expiresAt = Date.now() + 60_000) {
  const heard: number[] = [];
  const wakes: (() => void)[] = [];
  const listening = new Listening(
    { server: url, token: 'secret', expiresAt, without: [] },
    {
      fetch,
      changed(count) {
        heard.push(count);
        for (const wake of wakes.splice(0)) wake();
      },
    },
  );
  onTestFinished(() => listening.stop());
  const change = () => new Promise<void>((resolve) => wakes.push(resolve));
  return { listening, heard, change };
}

test('counts from the moment it began, also over a broken connection', async () => {
  const server = await streams();
  const { listening, heard, change } = listen(server.url);
  const first = await server.next();
  first.writeHead(200).write('data: 3\n\n');
  await listening.begun;
  expect(listening.count).toBe(0);
  let changed = change();
  first.write(': \n\ndata: 4\n\nda');
  await changed;
  changed = change();
  first.write('ta: 5\n\n');
  await changed;
  first.end();
  const second = await server.next();
  changed = change();
  second.writeHead(200).write('data: 7\n\n');
  await changed;
  expect(heard).toEqual([1, 2, 4]);
  expect(new Set(server.tokens)).toEqual(new Set(['Bearer secret']));
});

test('what is no count changes nothing', async () => {
  const server = await streams();
  const { heard, change } = listen(server.url);
  const stream = await server.next();
  const changed = change();
  stream.writeHead(200).write('data: 0\n\ndata: x\n\ndata: -3\n\ndata: 1.5\n\ndata: 1\n\n');
  await changed;
  expect(heard).toEqual([1]);
});

test('a server that refuses the token is left alone; the wait for it is over', async () => {
  const server = await streams();
  const { listening } = listen(server.url);
  (await server.next()).writeHead(401).end('{}');
  await listening.begun;
  listening.stop();
  expect(server.tokens).toHaveLength(1);
});

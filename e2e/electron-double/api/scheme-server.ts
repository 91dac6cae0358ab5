import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { handlers } from './protocol.ts';
import { fromHttp } from './schemes.ts';

/** Lets the app's protocol handlers answer Chromium. Resolves with the port on loopback. */
export function serveSchemes(): Promise<number> {
  const server = createServer((incoming, outgoing) => {
    answer(incoming, outgoing).catch((error: unknown) => {
      process.stderr.write(`electron double: ${String(error)}\n`);
      outgoing.writeHead(500).end();
    });
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      server.unref();
      resolve((server.address() as AddressInfo).port);
    });
  });
}

async function answer(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
  const url = fromHttp(`http://${incoming.headers.host}${incoming.url}`);
  const handler = handlers.get(new URL(url).protocol.slice(0, -1));
  if (!handler) {
    outgoing.writeHead(502).end();
    return;
  }
  const headers = new Headers();
  for (const [name, value] of Object.entries(incoming.headers))
    if (name !== 'host' && typeof value === 'string') headers.set(name, value);
  const response = await handler(new Request(url, { method: incoming.method ?? 'GET', headers }));
  outgoing.writeHead(response.status, Object.fromEntries(response.headers));
  outgoing.end(Buffer.from(await response.arrayBuffer()));
}

import { createServer, request as httpRequest } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import WebSocket, { WebSocketServer } from 'ws';

export interface RecordingProxy {
  url: string;
  /** Everything that passed, both ways: HTTP bodies and unmasked WebSocket frames. */
  captured(): Buffer[];
  close(): Promise<void>;
}

/** Stands between client and server and keeps what a listener on the line would see without TLS. */
export async function startRecordingProxy(target: () => string): Promise<RecordingProxy> {
  const captured: Buffer[] = [];
  const http = createServer((incoming, outgoing) => {
    const upstream = httpRequest(
      new URL(incoming.url!, target()),
      { method: incoming.method, headers: { ...incoming.headers } },
      (answer) => {
        outgoing.writeHead(answer.statusCode!, answer.headers);
        answer.on('data', (chunk: Buffer) => captured.push(chunk));
        answer.pipe(outgoing);
      },
    );
    upstream.on('error', () => outgoing.destroy());
    incoming.on('data', (chunk: Buffer) => captured.push(chunk));
    incoming.pipe(upstream);
  });
  const sockets = new WebSocketServer({ server: http, perMessageDeflate: false });
  sockets.on('connection', (client, incoming) => {
    const upstream = new WebSocket(target().replace(/^http/, 'ws') + incoming.url, {
      perMessageDeflate: false,
    });
    const waiting: [Buffer, boolean][] = [];
    client.on('message', (frame: Buffer, binary) => {
      captured.push(frame);
      if (upstream.readyState === WebSocket.OPEN) upstream.send(frame, { binary });
      else waiting.push([frame, binary]);
    });
    upstream.on('open', () => {
      for (const [frame, binary] of waiting) upstream.send(frame, { binary });
    });
    upstream.on('message', (frame: Buffer, binary) => {
      captured.push(frame);
      client.send(frame, { binary });
    });
    for (const [from, to] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      from.on('close', () => to.close());
      from.on('error', () => to.terminate());
    }
  });
  http.listen(0, '127.0.0.1');
  await once(http, 'listening');
  return {
    url: `http://127.0.0.1:${(http.address() as AddressInfo).port}`,
    captured: () => captured,
    async close() {
      for (const client of sockets.clients) client.terminate();
      http.closeAllConnections();
      http.close();
      await once(http, 'close');
    },
  };
}

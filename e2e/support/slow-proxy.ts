import { once } from 'node:events';
import { type AddressInfo, type Socket, connect, createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

export interface SlowProxy {
  url: string;
  /** Bytes per second from the server to the clients, all connections together. */
  setRate(bytesPerSecond: number): void;
  close(): Promise<void>;
}

/** A line between clients and server that carries only so much towards the clients. */
export async function startSlowProxy(target: () => number): Promise<SlowProxy> {
  let rate = Infinity;
  let free = 0;
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    const upstream = connect(target(), '127.0.0.1');
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on('error', () => {});
      socket.on('close', () => {
        sockets.delete(socket);
        client.destroy();
        upstream.destroy();
      });
    }
    client.pipe(upstream);
    void carry(upstream, client);
  });
  const carry = async (from: Socket, to: Socket) => {
    try {
      for await (const bytes of from as AsyncIterable<Buffer>) {
        const now = performance.now();
        free = Math.max(free, now) + (bytes.byteLength / rate) * 1000;
        if (free > now) await pause(free - now);
        if (!to.write(bytes)) await once(to, 'drain');
      }
    } catch {
      to.destroy();
    }
  };
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    setRate: (bytesPerSecond) => (rate = bytesPerSecond),
    async close() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

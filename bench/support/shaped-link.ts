import { once } from 'node:events';
import { type AddressInfo, type Socket, connect, createServer } from 'node:net';

export interface ShapedLink {
  /** Where clients connect to. */
  url: string;
  /** Bytes that went towards the server. */
  sent(): number;
  close(): Promise<void>;
}

export interface Shape {
  /** Of each direction, shared by all connections; Infinity doesn't shape. */
  bytesPerSecond: number;
  /** Of each direction, ms. */
  delay: number;
}

interface Piece {
  bytes: Buffer;
  to: Socket;
  left: () => void;
}

/** Bytes of one connection that wait in the queue at most, as a socket's send buffer would hold. */
const IN_QUEUE = 64 * 1024;
const PACKET = 1460;

/** A TCP proxy on loopback with the throughput and delay of a line: one queue a direction, first in, first out. */
export async function shapedLink(target: () => string, shape: Shape): Promise<ShapedLink> {
  const upwards = new Line(shape);
  const downwards = new Line(shape);
  const sockets = new Set<Socket>();
  const server = createServer({ noDelay: true }, (client) => {
    const { hostname, port } = new URL(target());
    const upstream = connect({ host: hostname, port: Number(port), noDelay: true });
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.once('close', () => {
        sockets.delete(socket);
        client.destroy();
        upstream.destroy();
      });
      socket.on('error', () => socket.destroy());
    }
    upwards.carry(client, upstream);
    downwards.carry(upstream, client);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    sent: () => upwards.sent,
    async close() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, 'close');
    },
  };
}

class Line {
  sent = 0;
  readonly #shape: Shape;
  readonly #queue: Piece[] = [];
  /** When the line has sent all that it took, ms. */
  #freeAt = 0;
  #timer: NodeJS.Timeout | null = null;

  constructor(shape: Shape) {
    this.#shape = shape;
  }

  carry(from: Socket, to: Socket): void {
    let waiting = 0;
    from.on('data', (data: Buffer) => {
      for (let at = 0; at < data.byteLength; at += PACKET) {
        const bytes = data.subarray(at, at + PACKET);
        waiting += bytes.byteLength;
        const left = () => {
          waiting -= bytes.byteLength;
          if (waiting < IN_QUEUE && from.isPaused()) from.resume();
        };
        this.#queue.push({ bytes, to, left });
      }
      if (waiting >= IN_QUEUE) from.pause();
      this.#run();
    });
  }

  /** Sends what is due; timers are coarse, so several packets may go at once. */
  #run(): void {
    if (this.#timer !== null) return;
    const now = performance.now();
    this.#freeAt = Math.max(this.#freeAt, now - 2);
    while (this.#queue.length > 0 && this.#freeAt <= now) {
      const piece = this.#queue.shift()!;
      const size = piece.bytes.byteLength;
      this.#freeAt += (size / this.#shape.bytesPerSecond) * 1000;
      this.sent += size;
      piece.left();
      setTimeout(() => piece.to.writable && piece.to.write(piece.bytes), this.#shape.delay);
    }
    if (this.#queue.length === 0) return;
    this.#timer = setTimeout(() => {
      this.#timer = null;
      this.#run();
    }, 1);
  }
}

import type { Socket as TcpSocket } from 'node:net';
import { type ServerOptions, WebSocket, WebSocketServer } from 'ws';

/** Frames above this size are not copied: `ws` writes their header and payload separately. */
const MAX_COPY = 16 * 1024;
const BINARY = 0x82;

type Sent = (error?: Error) => void;

/**
 * A websocket whose frames of one turn of the event loop leave in one system call: a group commit
 * answers and pushes many at once, and those calls are the larger part of what a message costs.
 * `sent` is called at once, so that Socket.IO does not hold the next frame back until the first is
 * written; errors still end the connection through the TCP socket.
 */
class SingleWriteSocket extends WebSocket {
  #corked = false;

  override send(data: unknown, options?: unknown, callback?: unknown): void {
    const sent = (typeof options === 'function' ? options : callback) as Sent | undefined;
    if (
      !(data instanceof Uint8Array) ||
      data.byteLength > MAX_COPY ||
      this.readyState !== this.OPEN
    ) {
      super.send(data as Buffer, sent as Sent);
      return;
    }
    const { _socket: tcp } = this as unknown as { _socket: TcpSocket };
    if (!this.#corked) {
      this.#corked = true;
      tcp.cork();
      process.nextTick(() => {
        this.#corked = false;
        tcp.uncork();
      });
    }
    tcp.write(frameOf(data));
    sent?.();
  }
}

let framed: { payload: Uint8Array; bytes: Buffer } | null = null;

/** A packet to many goes to one socket after the other, as the same bytes: they share a frame. */
function frameOf(payload: Uint8Array): Buffer {
  if (framed?.payload !== payload) framed = { payload, bytes: frame(payload) };
  return framed.bytes;
}

/** One unmasked, unfragmented binary frame (RFC 6455 section 5.2). */
function frame(payload: Uint8Array): Buffer {
  const length = payload.byteLength;
  const head = length < 126 ? 2 : 4;
  const bytes = Buffer.allocUnsafe(head + length);
  bytes[0] = BINARY;
  if (head === 2) {
    bytes[1] = length;
  } else {
    bytes[1] = 126;
    bytes.writeUInt16BE(length, 2);
  }
  bytes.set(payload, head);
  return bytes;
}

/** For Engine.IO's `wsEngine`. */
export class SingleWriteServer extends WebSocketServer<typeof SingleWriteSocket> {
  constructor(options: ServerOptions<typeof SingleWriteSocket>) {
    super({ ...options, WebSocket: SingleWriteSocket });
  }
}

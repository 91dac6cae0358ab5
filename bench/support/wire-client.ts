import type { Socket } from 'node:net';
import WebSocket from 'ws';
import { Decoder, Encoder } from '#contract/wire/socket-parser.ts';

const CONNECT = 0;
const EVENT = 2;
const ACK = 3;

const encoder = new Encoder();
const encode = (packet: Packet) => encoder.encode({ nsp: '/', ...packet })[0]!;

interface Packet {
  type: number;
  nsp?: string;
  data?: unknown;
  id?: number | undefined;
}

/**
 * A bare Socket.IO client over ws and msgpack: it costs a fraction of the real one, so that a load of
 * hundreds of clients measures the server instead of itself.
 * Protocols: Engine.IO 4, Socket.IO 5 with socket.io-msgpack-parser.
 */
export class WireClient {
  onEvent: (name: string, payload: any) => void = () => {};
  readonly #socket: WebSocket;
  readonly #acks = new Map<number, (answer: any) => void>();
  #nextId = 0;

  private constructor(socket: WebSocket) {
    this.#socket = socket;
  }

  static connect(url: string, path: string, auth: object): Promise<WireClient> {
    const socket = new WebSocket(
      `${url.replace(/^http/, 'ws')}${path}/?EIO=4&transport=websocket`,
      { perMessageDeflate: false },
    );
    socket.binaryType = 'nodebuffer';
    const client = new WireClient(socket);
    const decoder = new Decoder();
    return new Promise((resolve, reject) => {
      decoder.on('decoded', (packet: Packet) => {
        if (packet.type === CONNECT) resolve(client);
        else if (packet.type === ACK) client.#settle(packet.id!, (packet.data as unknown[])[0]);
        else if (packet.type === EVENT) client.onEvent(...(packet.data as [string, unknown]));
        else reject(new Error(`refused: ${JSON.stringify(packet.data)}`));
      });
      socket.on('error', reject);
      socket.on('message', (raw: Buffer, isBinary: boolean) => {
        if (!isBinary) {
          const kind = raw.toString('latin1', 0, 1);
          if (kind === '0') socket.send(encode({ type: CONNECT, nsp: '/', data: auth }));
          if (kind === '2') socket.send('3');
          return;
        }
        decoder.add(raw);
      });
    });
  }

  #settle(id: number, answer: unknown): void {
    const resolve = this.#acks.get(id);
    this.#acks.delete(id);
    resolve?.(answer);
  }

  /** Emits with an ack. */
  request(name: string, payload: object): Promise<any> {
    const id = this.#nextId++;
    return new Promise((resolve) => {
      this.#acks.set(id, resolve);
      this.#socket.send(encode({ type: EVENT, nsp: '/', data: [name, payload], id }));
    });
  }

  /**
   * From now on only counts the bytes that arrive, and answers nothing: a listener that costs next to
   * nothing, so that fifty of them don't hide what the server can do.
   */
  countBytes(): () => number {
    const wire = Reflect.get(this.#socket, '_socket') as Socket;
    wire.removeAllListeners('data');
    let bytes = 0;
    wire.on('data', (chunk) => {
      bytes += chunk.byteLength;
    });
    return () => bytes;
  }

  close(): void {
    this.#socket.terminate();
  }
}

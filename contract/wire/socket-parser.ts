import { decodeMsgpack } from './msgpack-decoder.ts';
import { MsgpackEncoder } from './msgpack-encoder.ts';

/**
 * Socket.IO parser over MessagePack, for `parser` of server and client. On the wire it is what
 * `socket.io-msgpack-parser` writes, which can't be used itself: in browsers it turns a `Uint8Array`
 * into a record of numbers, in Node it sends the whole `ArrayBuffer` behind a view, seven hostile
 * bytes make it allocate 4 GiB, and it lets a peer emit reserved events such as `disconnect`.
 */

/** https://socket.io/docs/v4/socket-io-protocol/#packet-types */
const TYPES = { connect: 0, disconnect: 1, event: 2, ack: 3, connectError: 4 } as const;

/** Names that mean something to the event emitters on both ends. */
const RESERVED = new Set([
  'connect',
  'connect_error',
  'disconnect',
  'disconnecting',
  'error',
  'newListener',
  'removeListener',
]);

interface Packet {
  type: number;
  nsp: string;
  data?: unknown;
  id?: number | undefined;
}

type DecodedListener = (packet: Packet) => void;

/** Version of the Socket.IO protocol. */
export const protocol = 5;

export class Encoder {
  readonly #encoder = new MsgpackEncoder();

  encode(packet: Packet): Uint8Array<ArrayBuffer>[] {
    const { type, nsp, data, id } = packet;
    return [this.#encoder.encode({ type, nsp, data, id })];
  }
}

export class Decoder {
  #listeners: DecodedListener[] = [];

  on(_event: 'decoded', listener: DecodedListener): this {
    this.#listeners.push(listener);
    return this;
  }

  off(_event?: 'decoded', listener?: DecodedListener): this {
    this.#listeners = listener ? this.#listeners.filter((other) => other !== listener) : [];
    return this;
  }

  removeListener(event: 'decoded', listener: DecodedListener): this {
    return this.off(event, listener);
  }

  /** @throws TypeError or RangeError on anything but a well-formed packet: the connection ends. */
  add(frame: unknown): void {
    const packet = decodeMsgpack(asBytes(frame));
    if (!isPacket(packet)) throw new TypeError('malformed packet');
    for (const listener of this.#listeners) listener(packet);
  }

  destroy(): void {}
}

function asBytes(frame: unknown): Uint8Array {
  if (frame instanceof Uint8Array) return frame;
  if (frame instanceof ArrayBuffer) return new Uint8Array(frame);
  throw new TypeError('not a binary frame');
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    !(value instanceof Uint8Array)
  );
}

function isPacket(value: unknown): value is Packet {
  if (!isRecord(value) || typeof value['nsp'] !== 'string') return false;
  const { id, data } = value;
  if (id !== undefined && !(Number.isSafeInteger(id) && (id as number) >= 0)) return false;
  switch (value['type']) {
    case TYPES.connect:
      return data === undefined || data === null || isRecord(data);
    case TYPES.disconnect:
      return data === undefined || data === null;
    case TYPES.event:
      return Array.isArray(data) && typeof data[0] === 'string' && !RESERVED.has(data[0]);
    case TYPES.ack:
      return Array.isArray(data) && id !== undefined;
    case TYPES.connectError:
      return typeof data === 'string' || isRecord(data);
    default:
      return false;
  }
}

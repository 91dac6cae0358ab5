import type { Socket } from 'socket.io';
import type { WebSocket } from 'ws';

/** Bytes that may wait for a client that doesn't read them. */
const MAX_BACKLOG = 16 * 1024 * 1024;

/** What Engine.IO holds of a connection, beside its public interface. */
interface Internals {
  transport: { socket: WebSocket };
  writeBuffer: { data?: { length: number } }[];
}

/**
 * Ends a connection whose client lets too much pile up; it fetches what it missed when it is back.
 * Without the closing handshake: that would wait behind the backlog.
 */
export function endWhenSlow(connection: Socket['conn']): void {
  const { transport, writeBuffer } = connection as unknown as Internals;
  const queued = writeBuffer.reduce((sum, packet) => sum + (packet.data?.length ?? 0), 0);
  if (transport.socket.bufferedAmount + queued > MAX_BACKLOG) transport.socket.terminate();
}

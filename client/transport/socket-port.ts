import { HTTP_PATHS, PROTOCOL_VERSION } from '#contract/wire/auth.ts';
import * as parser from '#contract/wire/socket-parser.ts';
import { io } from 'socket.io-client';

/** As much of a Socket.IO socket as the engine uses; tests bring their own. */
export interface SocketPort {
  on(event: string, listener: (...args: never[]) => void): unknown;
  emit(event: string, ...args: unknown[]): unknown;
  connect(): unknown;
  disconnect(): unknown;
  /** Runs at each sign of life of a quiet server. */
  onPing?(listener: () => void): void;
}

/** Makes an unconnected socket to the server at `origin`. */
export type SocketFactory = (origin: string, token: string) => SocketPort;

/** One websocket per socket and no reconnecting of its own: the engine decides when. */
export const socketFactory: SocketFactory = (origin, token) => {
  const socket = io(origin, {
    path: HTTP_PATHS.socket,
    transports: ['websocket'],
    autoConnect: false,
    reconnection: false,
    forceNew: true,
    timeout: 10_000,
    parser,
    auth: { token, protocol: PROTOCOL_VERSION },
  });
  return Object.assign(socket, {
    onPing: (listener: () => void) => void socket.io.on('ping', listener),
  });
};

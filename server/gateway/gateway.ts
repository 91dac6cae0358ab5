import type { Server as HttpServer, IncomingMessage } from 'node:http';
import { Server } from 'socket.io';
import * as v from 'valibot';
import { HTTP_PATHS, socketAuthSchema } from '#contract/wire/auth.ts';
import type { ClientToServerEvents, ServerToClientEvents } from '#contract/wire/events.ts';
import { LIMITS } from '#contract/wire/limits.ts';
import * as parser from '#contract/wire/socket-parser.ts';
import type { Log } from '../logging.ts';
import { StorageError } from '../repositories/ports.ts';
import type { Caller } from '../services/caller.ts';
import type { PresenceService } from '../services/presence.ts';
import type { RateLimits } from '../services/rate-limits.ts';
import { RefusalError } from '../services/refusal.ts';
import type { Sessions } from '../services/sessions.ts';
import type { Connection, GatewaySocket } from './connection.ts';
import type { Dispatcher } from './dispatcher.ts';
import { deviceRoom, userRoom } from './rooms.ts';
import { SingleWriteServer } from './single-write-socket.ts';
import { endWhenSlow } from './slow-client.ts';

export type Io = Server<
  ClientToServerEvents,
  ServerToClientEvents,
  Record<string, never>,
  GatewaySocket['data']
>;

/** Connections of one device at most; beyond that the oldest one ends. */
const MAX_PER_DEVICE = 4;
const BACKLOG_CHECK = 5000;

interface Dependencies {
  dispatcher: Dispatcher;
  sessions: Sessions;
  presence: PresenceService;
  rateLimits: RateLimits;
  log: Log;
  /** What the rate limit of handshakes counts by. */
  addressOf(request: IncomingMessage): string;
}

/** Socket.IO without a server yet, so that services can push through it. */
export function createIo(): Io {
  return new Server({
    path: HTTP_PATHS.socket,
    parser,
    transports: ['websocket'],
    perMessageDeflate: false,
    httpCompression: false,
    maxHttpBufferSize: LIMITS.frame,
    connectTimeout: 10_000,
    serveClient: false,
    wsEngine: SingleWriteServer,
  });
}

/** Accepts connections of devices with a valid token and hands what they say to the dispatcher. */
export class Gateway {
  readonly #io: Io;
  readonly #deps: Dependencies;
  readonly #backlogTimer: NodeJS.Timeout;

  constructor(io: Io, deps: Dependencies) {
    this.#io = io;
    this.#deps = deps;
    io.use(async (socket, next) => next(await this.#admit(socket)));
    io.on('connection', (socket) => this.#connected(socket));
    this.#backlogTimer = setInterval(() => this.#endSlow(), BACKLOG_CHECK).unref();
  }

  attach(server: HttpServer): void {
    this.#io.attach(server, {
      allowRequest: (request, decide) => {
        const wait = this.#deps.rateLimits.take('handshake', this.#deps.addressOf(request));
        decide(wait > 0 ? 'rate-limited' : null, wait === 0);
      },
    });
  }

  get connections(): number {
    return this.#io.of('/').sockets.size;
  }

  /** Ends every connection; the HTTP server is closed by its owner. */
  close(): void {
    clearInterval(this.#backlogTimer);
    this.#io.disconnectSockets(true);
    this.#io.engine?.close();
  }

  /** @returns why the socket is not let in. */
  async #admit(socket: GatewaySocket): Promise<Error | undefined> {
    try {
      const auth = v.safeParse(socketAuthSchema, socket.handshake.auth);
      if (!auth.success) throw new RefusalError('bad-request');
      Object.assign(socket.data, await this.#deps.sessions.authenticate(auth.output.token));
      return undefined;
    } catch (error) {
      return this.#handshakeError(error);
    }
  }

  #handshakeError(error: unknown): Error {
    if (!(error instanceof RefusalError)) this.#deps.log.error({ err: error }, 'handshake failed');
    const failed = error instanceof StorageError ? 'unavailable' : 'internal';
    const code = error instanceof RefusalError ? error.code : failed;
    return Object.assign(new Error(code), { data: { code } });
  }

  #connected(socket: GatewaySocket) {
    const { caller, expiresAt } = socket.data;
    void socket.join([deviceRoom(caller.deviceId), userRoom(caller.userId)]);
    this.#endOldest(caller);
    let expiry: NodeJS.Timeout | undefined;
    const connection: Connection = {
      id: socket.id,
      caller,
      extend(until) {
        clearTimeout(expiry);
        expiry = setTimeout(() => socket.disconnect(true), until - Date.now()).unref();
      },
    };
    connection.extend(expiresAt);
    socket.onAny((name: string, ...args: unknown[]) => {
      if (socket.connected && !this.#deps.dispatcher.dispatch(connection, name, args)) {
        this.#deps.log.warn({ deviceId: caller.deviceId }, 'too many malformed requests');
        socket.disconnect(true);
      }
    });
    socket.on('error', () => socket.disconnect(true));
    socket.on('disconnect', () => {
      clearTimeout(expiry);
      this.#inBackground(this.#deps.presence.disconnected(caller, socket.id));
    });
    this.#inBackground(this.#deps.presence.connected(caller, socket.id));
  }

  #endOldest({ deviceId }: Caller) {
    const ids = this.#io.of('/').adapter.rooms.get(deviceRoom(deviceId)) ?? new Set<string>();
    const surplus = [...ids].slice(0, Math.max(0, ids.size - MAX_PER_DEVICE));
    for (const id of surplus) this.#io.of('/').sockets.get(id)?.disconnect(true);
  }

  #endSlow() {
    for (const socket of this.#io.of('/').sockets.values()) endWhenSlow(socket.conn);
  }

  #inBackground(work: Promise<void>) {
    work.catch((error: unknown) => this.#deps.log.warn({ err: error }, 'presence was not stored'));
  }
}

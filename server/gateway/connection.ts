import type { Socket } from 'socket.io';
import type {
  ClientToServerEvents,
  PulseName,
  PulseOf,
  RequestName,
  RequestOf,
  ResponseOf,
  ServerToClientEvents,
} from '#contract/wire/events.ts';
import type { Caller } from '../services/caller.ts';

export type GatewaySocket = Socket<
  ClientToServerEvents,
  ServerToClientEvents,
  Record<string, never>,
  { caller: Caller; expiresAt: number }
>;

/** A live connection of a device as handlers see it. */
export interface Connection {
  readonly id: string;
  readonly caller: Caller;
  /** The session lasts until then; afterwards the connection ends. */
  extend(expiresAt: number): void;
}

export interface RequestContext extends Connection {
  /** Runs right after the answer went out. */
  defer(work: () => void): void;
}

export type RequestHandlers = {
  [N in RequestName]: (
    context: RequestContext,
    payload: RequestOf<N>,
  ) => ResponseOf<N> | Promise<ResponseOf<N>>;
};

export type PulseHandlers = {
  [N in PulseName]: (context: Connection, payload: PulseOf<N>) => void | Promise<void>;
};

import { socketFactory, type SocketFactory, type SocketPort } from '../transport/socket-port.ts';

/** What stands between an engine and its server: answers what is to arrive in place of a payload. */
export interface Tampering {
  /** A push; `null` drops it. */
  push?: (name: string, payload: never) => unknown;
  /** A request on its way out; an answer other than undefined is given in the server's place. */
  request?: (name: string, payload: never) => unknown;
  /** The server's answer to a request; `null` loses it. */
  answer?: (name: string, answer: never, payload: never) => unknown;
}

/** Hands a payload to the engine as if the server had pushed it. */
export type Inject = (name: string, payload: unknown) => void;

/** Sockets to the real server that somebody tampers with. */
export function tamperedSockets(tampering: Tampering): {
  factory: SocketFactory;
  inject: Inject;
  /** Cuts the present connection. */
  cut: () => void;
} {
  let current: SocketPort | null = null;
  let listeners = new Map<string, (payload: unknown) => void>();

  const factory: SocketFactory = (origin, token): SocketPort => {
    const socket = socketFactory(origin, token);
    listeners = new Map();
    current = socket;
    return {
      on(event, listener) {
        const heard = listener as (payload: unknown) => void;
        listeners.set(event, heard);
        socket.on(event, (payload: never) => {
          const isPush = event.includes(':') && tampering.push !== undefined;
          const arriving = isPush ? tampering.push?.(event, payload) : payload;
          if (arriving !== null) heard(arriving);
        });
      },
      emit(event, payload, ack) {
        const forged = tampering.request?.(event, payload as never);
        const answerTo = ack as ((answer: unknown) => void) | undefined;
        if (forged !== undefined) return answerTo?.(forged);
        if (answerTo === undefined) return socket.emit(event, payload);
        return socket.emit(event, payload, (answer: never) => {
          const arriving = tampering.answer?.(event, answer, payload as never);
          if (arriving !== null) answerTo(arriving === undefined ? answer : arriving);
        });
      },
      connect: () => socket.connect(),
      disconnect: () => socket.disconnect(),
    };
  };

  return {
    factory,
    inject: (name, payload) => listeners.get(name)?.(payload),
    cut: () => void current?.disconnect(),
  };
}

import type { Failure, Result } from '#contract/engine/errors.ts';
import { refusalSchema, wireErrorSchema } from '#contract/wire/errors.ts';
import {
  PUSHES,
  type PulseName,
  type PulseOf,
  type PushName,
  type PushOf,
  REQUESTS,
  type RequestName,
  type RequestOf,
  type ResponseOf,
} from '#contract/wire/events.ts';
import * as v from 'valibot';
import { fail, ok } from '../runtime/results.ts';
import type { Timers } from '../runtime/timers.ts';
import type { SocketPort } from './socket-port.ts';

/** What the server tells unasked, by name. */
export type PushHandlers = { [N in PushName]: (payload: PushOf<N>) => void };

/** One life of a socket, from `open` to its end. */
export interface Link {
  readonly isOpen: boolean;
  /** Settles once, when the handshake is through, refused or takes too long. */
  open(timeoutMs: number): Promise<Result>;
  request<N extends RequestName>(
    name: N,
    payload: RequestOf<N>,
    timeoutMs: number,
  ): Promise<Result<ResponseOf<N>>>;
  pulse<N extends PulseName>(name: N, payload: PulseOf<N>): void;
  /** Ends it; what is in flight answers `offline`, and `ended` is not called. */
  close(): void;
}

interface LinkHost {
  timers: Timers;
  handlers: PushHandlers;
  /** Something came from the server: all that it sent before is here. */
  heard: () => void;
  /** The socket broke after it was open. */
  ended: () => void;
  violation: (name: string) => void;
}

/** Types and checks what goes over a socket; a lost socket makes every open request `offline`. */
export function createLink(socket: SocketPort, host: LinkHost): Link {
  const inFlight = new Set<(failure: Failure) => void>();
  let opening: ((result: Result) => void) | null = null;
  let state: 'new' | 'open' | 'closed' = 'new';

  const settle = (result: Result) => {
    opening?.(result);
    opening = null;
  };
  const end = () => {
    state = 'closed';
    for (const answer of [...inFlight]) answer(fail('offline'));
  };

  socket.on('connect', () => {
    if (state !== 'new') return;
    state = 'open';
    host.heard();
    settle(ok());
  });
  socket.on('connect_error', (error: Error) => {
    if (state !== 'new') return;
    end();
    settle(fail(refusalCode(error)));
  });
  socket.on('disconnect', () => {
    const wasOpen = state === 'open';
    end();
    settle(fail('server-unreachable'));
    if (wasOpen) host.ended();
  });
  socket.onPing?.(() => state === 'open' && host.heard());
  for (const name of Object.keys(PUSHES) as PushName[]) {
    socket.on(name, (payload: unknown) => {
      if (state !== 'open') return;
      host.heard();
      const parsed = v.safeParse(PUSHES[name], payload);
      if (!parsed.success) return host.violation(name);
      (host.handlers[name] as (payload: unknown) => void)(parsed.output);
    });
  }

  return {
    get isOpen() {
      return state === 'open';
    },

    open: (timeoutMs) =>
      new Promise((resolve) => {
        const cancel = host.timers.after(timeoutMs, () => settle(fail('timeout')));
        opening = (result) => {
          cancel();
          resolve(result);
        };
        socket.connect();
      }),

    request<N extends RequestName>(name: N, payload: RequestOf<N>, timeoutMs: number) {
      if (state !== 'open') return Promise.resolve(fail('offline'));
      return new Promise<Result<ResponseOf<N>>>((resolve) => {
        const answer = (result: Result<ResponseOf<N>>) => {
          inFlight.delete(answer);
          cancel();
          resolve(result);
        };
        const cancel = host.timers.after(timeoutMs, () => answer(fail('timeout')));
        inFlight.add(answer);
        socket.emit(name, payload, (value: unknown) => {
          host.heard();
          if (inFlight.has(answer)) answer(parseAnswer(name, value, host));
        });
      });
    },

    pulse(name, payload) {
      if (state === 'open') socket.emit(name, payload);
    },

    close() {
      end();
      settle(fail('offline'));
      socket.disconnect();
    },
  };
}

function parseAnswer<N extends RequestName>(
  name: N,
  value: unknown,
  host: LinkHost,
): Result<ResponseOf<N>> {
  const refusal = v.safeParse(refusalSchema, value);
  if (refusal.success) return fail(refusal.output.code, refusal.output.retryAfterMs);
  const accepted = v.safeParse(v.object({ ok: v.literal(true) }), value);
  const parsed = v.safeParse(REQUESTS[name].response, value);
  if (accepted.success && parsed.success) return ok(parsed.output as ResponseOf<N>);
  host.violation(name);
  return fail('protocol-violation');
}

function refusalCode(error: Error & { data?: unknown }) {
  const parsed = v.safeParse(v.object({ code: wireErrorSchema }), error.data);
  return parsed.success ? parsed.output.code : 'server-unreachable';
}

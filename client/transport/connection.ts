import type { EngineErrorCode, Failure, Result } from '#contract/engine/errors.ts';
import type { ConnectionView } from '#contract/engine/views.ts';
import type {
  PulseName,
  PulseOf,
  RequestName,
  RequestOf,
  ResponseOf,
} from '#contract/wire/events.ts';
import { StoreError } from '../ports/store.ts';
import { backoff } from '../runtime/backoff.ts';
import type { Context } from '../runtime/context.ts';
import { fail } from '../runtime/results.ts';
import type { Timers } from '../runtime/timers.ts';
import { type Link, type PushHandlers, createLink } from './link.ts';
import type { SocketFactory } from './socket-port.ts';
import { type Token, type TokenSource, lifetimeLeft, tokenFrom } from './token.ts';

/** Refusals that trying again does not mend. */
const FINAL: ReadonlySet<EngineErrorCode> = new Set<EngineErrorCode>([
  'account-unknown',
  'device-revoked',
  'bad-certificate',
  'bad-signature',
  'origin-mismatch',
  'server-incompatible',
]);
const STALE_TOKEN: ReadonlySet<EngineErrorCode> = new Set<EngineErrorCode>([
  'token-expired',
  'unauthorized',
]);
/** A refresh that fails like this leaves the connection as it is. */
const ANSWERED: ReadonlySet<EngineErrorCode> = new Set<EngineErrorCode>([
  'rate-limited',
  'unavailable',
  'internal',
]);
/** A token with less left than this is not worth a handshake. */
const TOKEN_MARGIN = 20_000;
const PROBE_TIMEOUT = 5_000;
/** An attempt as young as this began in the network that is there now. */
const FRESH = 1_000;

interface ConnectionHost {
  context: Context;
  timers: Timers;
  socketFactory: SocketFactory;
  tokens: TokenSource;
  handlers: PushHandlers;
  /** Fetches what was missed; the connection counts as online once it succeeded. */
  opened: () => Promise<Result>;
  /** Looks again for what was missed, on a connection that stands. */
  resync: () => Promise<Result>;
  closed: () => void;
  /** `heardAt`: when the server was last heard; null before the first time. */
  changed: (
    view: Pick<ConnectionView, 'state' | 'retryAt' | 'code'>,
    heardAt: number | null,
  ) => void;
}

/** Sends typed requests; without a connection they answer `offline`. */
export interface Requester {
  request<N extends RequestName>(name: N, payload: RequestOf<N>): Promise<Result<ResponseOf<N>>>;
  pulse<N extends PulseName>(name: N, payload: PulseOf<N>): void;
}

export interface Connection extends Requester {
  /** Connects to `origin` and stays connected until `close`. */
  open(origin: string): void;
  close(): void;
  /** Tries at once, also where an attempt hangs in a network that is gone; an open connection is probed. */
  reconnect(): void;
  /** Ends for good: the server does not let this device in. */
  refuse(code: EngineErrorCode): void;
}

/** Keeps one socket to the server alive: login, handshake, sync, token refresh, backoff. */
export function createConnection(host: ConnectionHost): Connection {
  const { context, timers } = host;
  let origin: string | null = null;
  let link: Link | null = null;
  let token: Token | null = null;
  /** Grows when an attempt or a connection ends, so that its late answers count for nothing. */
  let life = 0;
  let attempt = 0;
  let busy = false;
  let startedAt = 0;
  let probing = false;
  let heardAt: number | null = null;
  let cancelTimer = () => {};

  const report = (
    state: ConnectionView['state'],
    code: EngineErrorCode | null = null,
    retryAt: number | null = null,
  ) => host.changed({ state, code, retryAt }, heardAt);

  const drop = () => {
    life++;
    busy = false;
    probing = false;
    cancelTimer();
    const ended = link;
    link = null;
    if (ended === null) return;
    ended.close();
    host.closed();
  };

  const lost = (failure: Failure) => {
    drop();
    if (origin === null) return;
    if (STALE_TOKEN.has(failure.code)) token = null;
    if (FINAL.has(failure.code)) return report('refused', failure.code);
    const delay = backoff(context, attempt++, failure.retryAfterMs);
    report('waiting', failure.code, context.now() + delay);
    cancelTimer = timers.after(delay, connect);
  };

  const connect = () => {
    if (origin === null || busy) return;
    cancelTimer();
    busy = true;
    startedAt = context.now();
    const mine = life;
    attemptOnce(origin, mine).catch((error: unknown) => {
      if (mine === life) lost(fail(error instanceof StoreError ? error.code : 'internal'));
    });
  };

  async function attemptOnce(server: string, mine: number): Promise<void> {
    report('connecting');
    if (token === null || lifetimeLeft(token, context.now()) < TOKEN_MARGIN) {
      const session = await host.tokens.login(server);
      if (mine !== life) return;
      if (!session.ok) return lost(session);
      token = tokenFrom(session.value, context.now());
    }
    const opening = createLink(host.socketFactory(server, token.token), {
      timers,
      handlers: host.handlers,
      heard: () => (heardAt = context.now()),
      ended: () => mine === life && lost(fail('offline')),
      violation: (name) => context.log(`protocol-violation:${name}`),
    });
    link = opening;
    const opened = await opening.open(context.timing.request);
    if (mine !== life) return;
    if (!opened.ok) return lost(opened);
    report('syncing');
    const synced = await host.opened();
    if (mine !== life) return;
    if (!synced.ok) return lost(synced);
    attempt = 0;
    busy = false;
    report('online');
    scheduleRefresh(mine);
  }

  function scheduleRefresh(mine: number): void {
    if (token === null) return;
    const delay = Math.max(TOKEN_MARGIN / 2, lifetimeLeft(token, context.now()) * 0.6);
    cancelTimer = timers.after(delay, () => void refresh(mine, context.timing.request));
  }

  async function refresh(mine: number, timeoutMs: number): Promise<void> {
    const answer = await (link?.request('session:refresh', {}, timeoutMs) ?? fail('offline'));
    if (mine !== life) return;
    if (!answer.ok && !ANSWERED.has(answer.code)) {
      attempt = 0;
      return lost(answer);
    }
    cancelTimer();
    if (answer.ok) {
      token = tokenFrom(answer.value, context.now());
      // A push may have been lost without the connection being lost.
      const synced = await host.resync();
      if (mine !== life) return;
      if (!synced.ok && !ANSWERED.has(synced.code)) return lost(synced);
    }
    scheduleRefresh(mine);
  }

  /** Asks an open connection for a sign of life; without one it is replaced. */
  async function probe(open: Link, mine: number): Promise<void> {
    probing = true;
    // A sync that runs is left to itself: the answer alone tells whether there is a line.
    if (!busy) await refresh(mine, PROBE_TIMEOUT);
    else {
      const answer = await open.request('session:refresh', {}, PROBE_TIMEOUT);
      if (mine !== life) return;
      if (!answer.ok && !ANSWERED.has(answer.code)) {
        drop();
        connect();
        return;
      }
    }
    if (mine === life) probing = false;
  }

  return {
    open(server) {
      if (origin !== null) return;
      origin = server;
      attempt = 0;
      connect();
    },

    close() {
      origin = null;
      token = null;
      drop();
      report('offline');
    },

    reconnect() {
      if (origin === null || probing) return;
      if (link?.isOpen) return void probe(link, life);
      if (busy && context.now() - startedAt < FRESH) return;
      drop();
      attempt = 0;
      connect();
    },

    refuse(code) {
      token = null;
      lost(fail(code));
    },

    request(name, payload) {
      return (
        link?.request(name, payload, context.timing.request) ?? Promise.resolve(fail('offline'))
      );
    },

    pulse(name, payload) {
      link?.pulse(name, payload);
    },
  };
}

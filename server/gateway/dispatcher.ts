import * as v from 'valibot';
import type { Refusal } from '#contract/wire/errors.ts';
import { PULSES, type PulseName, REQUESTS, type RequestName } from '#contract/wire/events.ts';
import type { Log } from '../logging.ts';
import { StorageError } from '../repositories/ports.ts';
import type { RateLimits } from '../services/rate-limits.ts';
import { RefusalError } from '../services/refusal.ts';
import type { Connection, PulseHandlers, RequestContext, RequestHandlers } from './connection.ts';

type Ack = (answer: unknown) => void;
type Handler = (context: RequestContext, payload: unknown) => unknown;

interface Dependencies {
  requests: RequestHandlers;
  pulses: PulseHandlers;
  rateLimits: RateLimits;
  log: Log;
}

const BAD_REQUEST: Refusal = { ok: false, code: 'bad-request' };
const TOO_LARGE: Refusal = { ok: false, code: 'payload-too-large' };

/**
 * The one door for everything a client says: parses it by its schema, runs its handler, answers
 * with the result or a refusal. Nothing that a client sends makes it throw.
 */
export class Dispatcher {
  readonly #deps: Dependencies;
  #running = 0;
  #idle: (() => void) | undefined;
  #closing = false;
  readonly #refusals = new Map<string, number>();

  constructor(deps: Dependencies) {
    this.#deps = deps;
  }

  /** Refusals since the start by code, for metrics. */
  get refusals(): ReadonlyMap<string, number> {
    return this.#refusals;
  }

  /** @returns false when the connection has sent too much that follows no schema, and must end. */
  dispatch(connection: Connection, name: string, args: readonly unknown[]): boolean {
    if (Object.hasOwn(REQUESTS, name)) {
      const [payload, ack] = args;
      if (args.length !== 2 || typeof ack !== 'function') return this.#malformed(connection);
      return this.#request(connection, name as RequestName, payload, ack as Ack);
    }
    if (Object.hasOwn(PULSES, name)) return this.#pulse(connection, name as PulseName, args[0]);
    const ack = args.at(-1);
    if (typeof ack === 'function') this.#answer(ack as Ack, BAD_REQUEST);
    return this.#malformed(connection);
  }

  /** Refuses what comes from now on and waits for what is running. */
  async drain(): Promise<void> {
    this.#closing = true;
    if (this.#running > 0) await new Promise<void>((resolve) => (this.#idle = resolve));
  }

  #request(connection: Connection, name: RequestName, payload: unknown, ack: Ack): boolean {
    const parsed = v.safeParse(REQUESTS[name].request, payload, { abortEarly: true });
    if (!parsed.success) {
      this.#answer(ack, isOversize(parsed.issues[0]) ? TOO_LARGE : BAD_REQUEST);
      return this.#malformed(connection);
    }
    if (this.#closing) {
      this.#answer(ack, { ok: false, code: 'unavailable' });
      return true;
    }
    void this.#run(connection, name, parsed.output, ack);
    return true;
  }

  async #run(connection: Connection, name: RequestName, payload: unknown, ack: Ack): Promise<void> {
    this.#running++;
    let deferred: (() => void) | undefined;
    try {
      const context: RequestContext = {
        id: connection.id,
        caller: connection.caller,
        extend: connection.extend,
        defer: (work) => (deferred = work),
      };
      const handler = this.#deps.requests[name] as Handler;
      const answer = (await handler(context, payload)) as object;
      ack({ ok: true, ...answer });
      deferred?.();
    } catch (error) {
      this.#answer(ack, this.#refusal(error, name));
    } finally {
      this.#running--;
      if (this.#running === 0) this.#idle?.();
    }
  }

  #pulse(connection: Connection, name: PulseName, payload: unknown): boolean {
    const parsed = v.safeParse(PULSES[name], payload, { abortEarly: true });
    if (!parsed.success) return this.#malformed(connection);
    Promise.resolve(this.#deps.pulses[name](connection, parsed.output)).catch((error: unknown) =>
      this.#refusal(error, name),
    );
    return true;
  }

  #malformed({ caller }: Connection): boolean {
    return this.#deps.rateLimits.take('malformed', caller.deviceId) === 0;
  }

  #answer(ack: Ack, refusal: Refusal) {
    this.#refusals.set(refusal.code, (this.#refusals.get(refusal.code) ?? 0) + 1);
    ack(refusal);
  }

  #refusal(error: unknown, name: string): Refusal {
    if (error instanceof RefusalError) return error.refusal;
    if (error instanceof StorageError) {
      this.#deps.log.error({ err: error, event: name }, 'storage failed');
      return { ok: false, code: 'unavailable', retryAfterMs: 1000 };
    }
    this.#deps.log.error({ err: error, event: name }, 'request failed');
    return { ok: false, code: 'internal' };
  }
}

/** Bytes that failed a length check are the only oversize that a schema lets through to here. */
function isOversize(issue: v.BaseIssue<unknown>): boolean {
  return issue.type === 'check' && issue.input instanceof Uint8Array && issue.input.byteLength > 0;
}

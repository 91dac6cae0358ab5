import { timingSafeEqual } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Counter, Gauge, Registry, collectDefaultMetrics } from 'prom-client';
import { HTTP_PATHS } from '#contract/wire/auth.ts';
import { RefusalError } from '../services/refusal.ts';

/** Numbers that are counted anyway and only read when somebody asks. */
export interface Readings {
  connections(): number;
  messages(): number;
  refusals(): ReadonlyMap<string, number>;
}

function registry(readings: Readings): Registry {
  const register = new Registry();
  collectDefaultMetrics({ register });
  new Gauge({
    name: 'vestnik_connections',
    help: 'Open connections of devices',
    registers: [register],
    collect() {
      this.set(readings.connections());
    },
  });
  new Counter({
    name: 'vestnik_messages_total',
    help: 'Messages stored',
    registers: [register],
    collect() {
      this.reset();
      this.inc(readings.messages());
    },
  });
  new Counter({
    name: 'vestnik_refusals_total',
    help: 'Refused requests by code',
    labelNames: ['code'],
    registers: [register],
    collect() {
      this.reset();
      for (const [code, count] of readings.refusals()) this.inc({ code }, count);
    },
  });
  return register;
}

/** Behind a reverse proxy every request comes from this machine: its headers give it away. */
function isLocal(request: FastifyRequest): boolean {
  const forwarded = request.headers['x-forwarded-for'] ?? request.headers['forwarded'];
  const address = request.socket.remoteAddress ?? '';
  return forwarded === undefined && /^(::ffff:)?127\.|^::1$/.test(address);
}

function hasToken(request: FastifyRequest, token: string): boolean {
  const given = Buffer.from(request.headers.authorization ?? '');
  const expected = Buffer.from(`Bearer ${token}`);
  return given.byteLength === expected.byteLength && timingSafeEqual(given, expected);
}

export function metricsRoute(app: FastifyInstance, token: string | null, readings: Readings): void {
  const register = registry(readings);
  app.get(HTTP_PATHS.metrics, async (request, reply) => {
    if (!(token ? hasToken(request, token) : isLocal(request))) throw new RefusalError('not-found');
    return reply.type(register.contentType).send(await register.metrics());
  });
}

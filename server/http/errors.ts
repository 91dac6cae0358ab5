import type { FastifyInstance } from 'fastify';
import type { Refusal, WireError } from '#contract/wire/errors.ts';
import type { Log } from '../logging.ts';
import { StorageError } from '../repositories/ports.ts';
import { RefusalError } from '../services/refusal.ts';

const STATUS: Partial<Record<WireError, number>> = {
  'payload-too-large': 413,
  'rate-limited': 429,
  unauthorized: 401,
  'token-expired': 401,
  'nonce-invalid': 401,
  'bad-signature': 401,
  'device-revoked': 403,
  'not-a-member': 403,
  'quota-exceeded': 413,
  'origin-mismatch': 403,
  'account-unknown': 404,
  'not-found': 404,
  'account-exists': 409,
  'handle-taken': 409,
  conflict: 409,
  'limit-reached': 409,
  unavailable: 503,
  internal: 500,
};

export function toRefusal(error: unknown, log: Log): Refusal {
  if (error instanceof RefusalError) return error.refusal;
  if (error instanceof StorageError) {
    log.error({ err: error }, 'storage failed');
    return { ok: false, code: 'unavailable', retryAfterMs: 1000 };
  }
  const status = (error as { statusCode?: unknown } | null)?.statusCode;
  if (status === 413) return { ok: false, code: 'payload-too-large' };
  if (status === 404) return { ok: false, code: 'not-found' };
  if (typeof status === 'number' && status < 500) return { ok: false, code: 'bad-request' };
  log.error({ err: error }, 'request failed');
  return { ok: false, code: 'internal' };
}

/** The HTTP status of a refusal. */
export function statusOf({ code }: Refusal): number {
  return STATUS[code] ?? 400;
}

/** Every failure leaves as a `Refusal` in JSON with a fitting status. */
export function errorHandling(app: FastifyInstance, log: Log): void {
  app.setErrorHandler((error, _request, reply) => {
    const refusal = toRefusal(error, log);
    if (refusal.retryAfterMs !== undefined) {
      reply.header('retry-after', Math.ceil(refusal.retryAfterMs / 1000));
    }
    return reply.code(statusOf(refusal)).send(refusal);
  });
  app.setNotFoundHandler((_request, reply) =>
    reply.code(404).send({ ok: false, code: 'not-found' } satisfies Refusal),
  );
}

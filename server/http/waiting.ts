import type { FastifyInstance } from 'fastify';
import * as v from 'valibot';
import { WAITING_PATH, WAITING_SILENCE, waitingRequestSchema } from '#contract/platform/waiting.ts';
import type { Caller } from '../services/caller.ts';
import { addressKey, type RateLimits } from '../services/rate-limits.ts';
import { RefusalError } from '../services/refusal.ts';
import type { Sessions } from '../services/sessions.ts';
import type { Waiting } from '../services/waiting.ts';

/** An event stream of how many messages wait for a locked device. */
export function waitingRoute(
  app: FastifyInstance,
  sessions: Sessions,
  waiting: Waiting,
  rateLimits: RateLimits,
): void {
  const authenticate = async (authorization = ''): Promise<[Caller, number]> => {
    const token = /^Bearer (\S{1,1024})$/.exec(authorization)?.[1];
    if (token === undefined) throw new RefusalError('unauthorized');
    const { caller, expiresAt } = await sessions.authenticateListener(token);
    return [caller, expiresAt];
  };

  app.post(WAITING_PATH, async (request, reply) => {
    rateLimits.check('handshake', addressKey(request.ip));
    const [caller, expiresAt] = await authenticate(request.headers.authorization);
    const body = v.safeParse(waitingRequestSchema, request.body);
    if (!body.success) throw new RefusalError('bad-request');
    reply.hijack();
    const { raw } = reply;
    raw.writeHead(200, {
      'content-type': 'text/event-stream',
      'cache-control': 'no-store',
      // Reverse proxies must pass each event on at once.
      'x-accel-buffering': 'no',
    });
    raw.flushHeaders();
    const beat = setInterval(() => raw.write(':\n\n'), WAITING_SILENCE / 2).unref();
    const expiry = setTimeout(() => raw.end(), expiresAt - Date.now()).unref();
    const leave = waiting.listen({
      caller,
      without: body.output.without,
      tell: (count) => void raw.write(`data: ${count}\n\n`),
      end: () => void raw.end(),
    });
    raw.once('close', () => {
      clearInterval(beat);
      clearTimeout(expiry);
      leave();
    });
  });
}

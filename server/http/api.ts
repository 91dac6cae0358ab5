import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import * as v from 'valibot';
import {
  HTTP_PATHS,
  PROTOCOL_VERSION,
  type ServerInfo,
  loginRequestSchema,
  registerRequestSchema,
} from '#contract/wire/auth.ts';
import type { FileLimits } from '#contract/wire/files.ts';
import type { Authentication } from '../services/authentication.ts';
import { addressKey } from '../services/rate-limits.ts';
import { RefusalError } from '../services/refusal.ts';

/** Bearer tokens only, no cookies: any origin may call the API. */
function allowAnyOrigin(_request: FastifyRequest, reply: FastifyReply, done: () => void) {
  reply.header('access-control-allow-origin', '*').header('cache-control', 'no-store');
  done();
}

function parse<S extends v.GenericSchema>(schema: S, body: unknown): v.InferOutput<S> {
  const parsed = v.safeParse(schema, body, { abortEarly: true });
  if (!parsed.success) throw new RefusalError('bad-request');
  return parsed.output;
}

/** Routes below /api/v1. */
export function apiRoutes(
  app: FastifyInstance,
  name: string,
  files: FileLimits | null,
  authentication: Authentication,
) {
  void app.register((api, _options, done) => {
    api.addHook('onRequest', allowAnyOrigin);

    api.options('/api/*', (_request, reply) =>
      reply
        .header('access-control-allow-methods', 'GET, POST')
        .header('access-control-allow-headers', 'content-type, authorization')
        .header('access-control-max-age', '86400')
        .code(204)
        .send(),
    );

    api.get(HTTP_PATHS.info, (): ServerInfo => ({
      product: 'vestnik',
      protocol: PROTOCOL_VERSION,
      name,
      time: Date.now(),
      ...(files === null ? {} : { files }),
    }));

    api.post(HTTP_PATHS.nonce, (request) => authentication.nonce(addressKey(request.ip)));

    api.post(HTTP_PATHS.register, (request) =>
      authentication.register(parse(registerRequestSchema, request.body), addressKey(request.ip)),
    );

    api.post(HTTP_PATHS.login, (request) =>
      authentication.login(parse(loginRequestSchema, request.body), addressKey(request.ip)),
    );
    done();
  });
}

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Server } from '@tus/server';
import * as v from 'valibot';
import { type BlobId, FILES_PATH, blobIdSchema } from '#contract/wire/files.ts';
import type { Caller } from '../services/caller.ts';
import { RefusalError } from '../services/refusal.ts';
import type { Files } from './files.ts';
import { parseRange } from './range.ts';

/** Uploads by tus and downloads by range, below {@link FILES_PATH}. */
export function fileRoutes(
  app: FastifyInstance,
  files: Files,
  tus: Server,
  authenticate: (authorization: string | null) => Promise<Caller>,
): void {
  void app.register((routes, _options, done) => {
    // The body is tus's to read.
    routes.addContentTypeParser('application/offset+octet-stream', (_request, _body, parsed) =>
      parsed(null),
    );
    const upload = async (request: FastifyRequest, reply: FastifyReply) => {
      reply.hijack();
      await tus.handle(request.raw, reply.raw);
    };
    routes.options(FILES_PATH, upload);
    routes.post(FILES_PATH, upload);
    routes.route({ method: ['HEAD', 'PATCH'], url: `${FILES_PATH}/:id`, handler: upload });
    routes.delete(`${FILES_PATH}/:id`, async (request, reply) => {
      reply.header('access-control-allow-origin', '*').header('tus-resumable', '1.0.0');
      const caller = await authenticate(request.headers.authorization ?? null);
      await files.giveUp(await files.own(caller, idOf(request)));
      return reply.code(204).send();
    });
    routes.options(`${FILES_PATH}/:id`, (_request, reply) =>
      reply
        .header('access-control-allow-origin', '*')
        .header('access-control-allow-methods', 'GET, HEAD, PATCH, DELETE')
        .header(
          'access-control-allow-headers',
          'authorization, content-type, range, tus-resumable, upload-length, upload-offset',
        )
        .header('access-control-max-age', '86400')
        .code(204)
        .send(),
    );

    routes.get(`${FILES_PATH}/:id`, { exposeHeadRoute: false }, async (request, reply) => {
      reply.header('access-control-allow-origin', '*').header('cache-control', 'no-store');
      reply.header('access-control-expose-headers', 'content-range');
      const caller = await authenticate(request.headers.authorization ?? null);
      const blob = await files.readable(caller, idOf(request));
      const range = parseRange(request.headers.range, blob.size);
      reply.header('accept-ranges', 'bytes').type('application/octet-stream');
      if (range === 'unsatisfiable') {
        return reply.header('content-range', `bytes */${blob.size}`).code(416).send();
      }
      const { start, end } = range ?? { start: 0, end: blob.size - 1 };
      if (range) {
        reply.code(206).header('content-range', `bytes ${start}-${end}/${blob.size}`);
      }
      return reply.header('content-length', end - start + 1).send(files.read(blob, start, end));
    });
    done();
  });
}

/** @throws RefusalError `not-found` for what can be no blob's id. */
function idOf(request: FastifyRequest): BlobId {
  const parsed = v.safeParse(blobIdSchema, (request.params as { id: string }).id);
  if (!parsed.success) throw new RefusalError('not-found');
  return parsed.output;
}

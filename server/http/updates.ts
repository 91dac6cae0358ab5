import fastifyStatic from '@fastify/static';
import type { FastifyInstance } from 'fastify';

/** Serves the versions of the desktop app that an operator put into a folder, as they are. */
export function updatesRoute(app: FastifyInstance, folder: string): void {
  void app.register(fastifyStatic, {
    root: folder,
    prefix: '/updates/',
    decorateReply: false,
    index: false,
    dotfiles: 'deny',
    cacheControl: false,
    // A description is replaced by the next version's; files carry theirs in the name.
    setHeaders: (response, path) =>
      response.header(
        'cache-control',
        path.endsWith('.yml') ? 'no-store' : 'public, max-age=86400',
      ),
  });
}
